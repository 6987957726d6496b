-- What happens to an order after it was placed, and why a sale's stock is what it is.
-- due_at_ms is when a placed order expires: expires_at_ms, or later while a payment is open; NULL unless it is placed.
-- paying_until_ms is until when an open payment keeps it; NULL unless one is open.
ALTER TABLE orders ADD COLUMN due_at_ms INTEGER;
ALTER TABLE orders ADD COLUMN paying_until_ms INTEGER;
UPDATE orders SET due_at_ms = expires_at_ms WHERE status = 1;

-- The sweep reads it alone: what is due, the longest due first, of a partition's products.
CREATE INDEX orders_due ON orders (due_at_ms, product_id) WHERE due_at_ms IS NOT NULL;

ALTER TABLE sec_kills ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sec_kills ADD COLUMN journal_line INTEGER NOT NULL DEFAULT 0;

-- Every change of a sale's stock, in lines that are dense within their sale and never change. sec_kills.journal_line is the
-- last. The quantities of a sale add up to what is available. reason: JournalReason.
CREATE TABLE stock_journal (
  sale_id        INTEGER NOT NULL,
  line           INTEGER NOT NULL CHECK (line >= 1),
  reason         INTEGER NOT NULL,
  quantity       INTEGER NOT NULL,
  epoch          INTEGER NOT NULL,
  first_sequence INTEGER NOT NULL,
  last_sequence  INTEGER NOT NULL,
  available      INTEGER NOT NULL CHECK (available >= 0 AND available <= stock),
  stock          INTEGER NOT NULL,
  at_ms          INTEGER NOT NULL,
  PRIMARY KEY (sale_id, line)
) WITHOUT ROWID;

-- Sales that are older than their journal begin it with what they have. Nothing had ended an order before this script, so
-- what they lack is what is placed or paid.
INSERT INTO stock_journal (sale_id, line, reason, quantity, epoch, first_sequence, last_sequence, available, stock, at_ms)
SELECT id, 1, 0, available, 0, 0, 0, available, stock, changed_at_ms FROM sec_kills;
UPDATE sec_kills SET journal_line = 1;

-- Payments, beside their order; attempt counts those of an order from 1. status: PaymentStatus.
CREATE TABLE payments (
  sale_id        INTEGER NOT NULL,
  epoch          INTEGER NOT NULL,
  sequence       INTEGER NOT NULL,
  attempt        INTEGER NOT NULL,
  id             TEXT    NOT NULL UNIQUE,
  amount_cents   INTEGER NOT NULL,
  currency       TEXT    NOT NULL,
  status         INTEGER NOT NULL,
  opened_at_ms   INTEGER NOT NULL,
  settled_at_ms  INTEGER,
  refunded_at_ms INTEGER,
  PRIMARY KEY (sale_id, epoch, sequence, attempt)
) WITHOUT ROWID;

-- Those that wait for something: for the provider's word (1) or for the way back of their money (4).
CREATE INDEX payments_waiting ON payments (status, opened_at_ms) WHERE status = 1 OR status = 4;

-- What the provider said, so that no message counts twice. Forgotten once its time stamp is too old to be taken again;
-- never (NULL) where it named another amount than was asked for. status: SettleStatus.
CREATE TABLE payment_messages (
  nonce        TEXT    NOT NULL PRIMARY KEY,
  payment_id   TEXT    NOT NULL,
  succeeded    INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL,
  currency     TEXT    NOT NULL,
  status       INTEGER NOT NULL,
  at_ms        INTEGER NOT NULL,
  forget_at_ms INTEGER
) WITHOUT ROWID;

CREATE INDEX payment_messages_to_forget ON payment_messages (forget_at_ms) WHERE forget_at_ms IS NOT NULL;

-- Who changed what of a sale, and what became of it; epoch is that of the barrier which carried it. kind: SaleChangeKind,
-- status: SaleChangeStatus.
CREATE TABLE sale_changes (
  sale_id       INTEGER NOT NULL,
  epoch         INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  stock         INTEGER,
  starts_at_ms  INTEGER,
  ends_at_ms    INTEGER,
  by_name       TEXT    NOT NULL,
  asked_at_ms   INTEGER NOT NULL,
  status        INTEGER NOT NULL,
  written_at_ms INTEGER NOT NULL,
  PRIMARY KEY (sale_id, epoch)
) WITHOUT ROWID;
