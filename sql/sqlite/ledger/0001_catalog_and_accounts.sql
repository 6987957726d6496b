-- A statement ends with a line that ends in a semicolon. Money is integer cents, time is UTC in milliseconds.

CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name_key      TEXT    NOT NULL UNIQUE,
  name          TEXT    NOT NULL,
  password_hash TEXT    NOT NULL,
  is_admin      INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL
);

CREATE TABLE products (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  name             TEXT    NOT NULL,
  description      TEXT    NOT NULL,
  list_price_cents INTEGER NOT NULL,
  created_at_ms    INTEGER NOT NULL
);

-- The checks are I1's second line of defence; the first is the code that lowers available.
CREATE TABLE sec_kills (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  product_id    INTEGER NOT NULL REFERENCES products (id),
  price_cents   INTEGER NOT NULL,
  stock         INTEGER NOT NULL,
  available     INTEGER NOT NULL CHECK (available >= 0 AND available <= stock),
  starts_at_ms  INTEGER NOT NULL,
  ends_at_ms    INTEGER NOT NULL CHECK (ends_at_ms > starts_at_ms),
  fence         INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL
);

CREATE INDEX sec_kills_by_window ON sec_kills (product_id, ends_at_ms);
