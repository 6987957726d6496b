-- For MySQL 8 and MariaDB 10.11. A statement ends with a line that ends in a semicolon. Money is integer cents, time is UTC in
-- milliseconds. MySQL commits before and after each statement that changes tables, so a process that dies on the way leaves
-- a part of a script behind: every statement must be one that can be run again.

CREATE TABLE IF NOT EXISTS users (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name_key      VARCHAR(64)  NOT NULL,
  name          VARCHAR(64)  NOT NULL,
  password_hash VARCHAR(500) NOT NULL,
  is_admin      TINYINT(1)   NOT NULL,
  created_at_ms BIGINT       NOT NULL,
  UNIQUE KEY users_name_key (name_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS products (
  id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name             VARCHAR(200) NOT NULL,
  description      TEXT         NOT NULL,
  list_price_cents BIGINT       NOT NULL,
  created_at_ms    BIGINT       NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The checks are I1's second line of defence; the first is the code that lowers available.
CREATE TABLE IF NOT EXISTS sec_kills (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id    BIGINT NOT NULL,
  price_cents   BIGINT NOT NULL,
  stock         BIGINT NOT NULL,
  available     BIGINT NOT NULL,
  starts_at_ms  BIGINT NOT NULL,
  ends_at_ms    BIGINT NOT NULL,
  fence         INT    NOT NULL,
  changed_at_ms BIGINT NOT NULL,
  KEY sec_kills_by_window (product_id, ends_at_ms),
  CONSTRAINT sec_kills_product FOREIGN KEY (product_id) REFERENCES products (id),
  CONSTRAINT sec_kills_available CHECK (available >= 0 AND available <= stock),
  CONSTRAINT sec_kills_window CHECK (ends_at_ms > starts_at_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
