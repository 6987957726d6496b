-- No reference to sec_kills: an order of a sale that is not there is recorded too, as rejected.
-- live_buyer is the buyer while the order is live (placed or paid), else NULL; so the index below is I3's last line of defence.
CREATE TABLE orders (
  sale_id       INTEGER NOT NULL,
  epoch         INTEGER NOT NULL,
  sequence      INTEGER NOT NULL,
  product_id    INTEGER NOT NULL,
  user_id       INTEGER NOT NULL,
  price_cents   INTEGER NOT NULL,
  status        INTEGER NOT NULL,
  live_buyer    INTEGER,
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  PRIMARY KEY (sale_id, epoch, sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX orders_one_live_per_buyer ON orders (sale_id, live_buyer) WHERE live_buyer IS NOT NULL;

-- Read backwards for a user's orders, the newest first.
CREATE INDEX orders_of_user ON orders (user_id, created_at_ms);
