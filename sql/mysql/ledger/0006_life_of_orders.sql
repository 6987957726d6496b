-- What happens to an order after it was placed, and why a sale's stock is what it is.
-- MySQL cannot say ADD COLUMN IF NOT EXISTS, so one statement adds all that a table gets: it is done wholly or not at all, and
-- a second run is refused by the name of the first column, which the upgrade takes for done. The rest looks before it writes.

-- due_at_ms is when a placed order expires: expires_at_ms, or later while a payment is open; NULL unless it is placed.
-- paying_until_ms is until when an open payment keeps it; NULL unless one is open. orders_due is all that the sweep reads.
ALTER TABLE orders
  ADD COLUMN due_at_ms BIGINT NULL,
  ADD COLUMN paying_until_ms BIGINT NULL,
  ADD KEY orders_due (due_at_ms, product_id);

UPDATE orders SET due_at_ms = expires_at_ms WHERE status = 1 AND due_at_ms IS NULL;

ALTER TABLE sec_kills
  ADD COLUMN paused TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN journal_line BIGINT NOT NULL DEFAULT 0;

-- Every change of a sale's stock, in lines that are dense within their sale and never change. sec_kills.journal_line is the
-- last. The quantities of a sale add up to what is available. reason: JournalReason.
CREATE TABLE IF NOT EXISTS stock_journal (
  sale_id        BIGINT  NOT NULL,
  line           BIGINT  NOT NULL,
  reason         TINYINT NOT NULL,
  quantity       BIGINT  NOT NULL,
  epoch          INT     NOT NULL,
  first_sequence INT     NOT NULL,
  last_sequence  INT     NOT NULL,
  available      BIGINT  NOT NULL,
  stock          BIGINT  NOT NULL,
  at_ms          BIGINT  NOT NULL,
  PRIMARY KEY (sale_id, line),
  CONSTRAINT stock_journal_line CHECK (line >= 1),
  CONSTRAINT stock_journal_available CHECK (available >= 0 AND available <= stock)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Sales that are older than their journal begin it with what they have. Nothing had ended an order before this script, so
-- what they lack is what is placed or paid.
INSERT INTO stock_journal (sale_id, line, reason, quantity, epoch, first_sequence, last_sequence, available, stock, at_ms)
SELECT s.id, 1, 0, s.available, 0, 0, 0, s.available, s.stock, s.changed_at_ms FROM sec_kills s
WHERE s.journal_line = 0 AND NOT EXISTS (SELECT 1 FROM stock_journal j WHERE j.sale_id = s.id);

UPDATE sec_kills SET journal_line = 1 WHERE journal_line = 0;

-- Payments, beside their order; attempt counts those of an order from 1. status: PaymentStatus.
CREATE TABLE IF NOT EXISTS payments (
  sale_id        BIGINT      NOT NULL,
  epoch          INT         NOT NULL,
  sequence       INT         NOT NULL,
  attempt        INT         NOT NULL,
  id             VARCHAR(64) NOT NULL,
  amount_cents   BIGINT      NOT NULL,
  currency       VARCHAR(3)  NOT NULL,
  status         TINYINT     NOT NULL,
  opened_at_ms   BIGINT      NOT NULL,
  settled_at_ms  BIGINT      NULL,
  refunded_at_ms BIGINT      NULL,
  PRIMARY KEY (sale_id, epoch, sequence, attempt),
  UNIQUE KEY payments_id (id),
  KEY payments_waiting (status, opened_at_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the provider said, so that no message counts twice. Forgotten once its time stamp is too old to be taken again;
-- never (NULL) where it named another amount than was asked for. status: SettleStatus.
CREATE TABLE IF NOT EXISTS payment_messages (
  nonce        VARCHAR(64) NOT NULL PRIMARY KEY,
  payment_id   VARCHAR(64) NOT NULL,
  succeeded    TINYINT(1)  NOT NULL,
  amount_cents BIGINT      NOT NULL,
  currency     VARCHAR(16) NOT NULL,
  status       TINYINT     NOT NULL,
  at_ms        BIGINT      NOT NULL,
  forget_at_ms BIGINT      NULL,
  KEY payment_messages_to_forget (forget_at_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who changed what of a sale, and what became of it; epoch is that of the barrier which carried it. kind: SaleChangeKind,
-- status: SaleChangeStatus.
CREATE TABLE IF NOT EXISTS sale_changes (
  sale_id       BIGINT      NOT NULL,
  epoch         INT         NOT NULL,
  kind          INT         NOT NULL,
  stock         BIGINT      NULL,
  starts_at_ms  BIGINT      NULL,
  ends_at_ms    BIGINT      NULL,
  by_name       VARCHAR(64) NOT NULL,
  asked_at_ms   BIGINT      NOT NULL,
  status        TINYINT     NOT NULL,
  written_at_ms BIGINT      NOT NULL,
  PRIMARY KEY (sale_id, epoch)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
