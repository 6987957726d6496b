-- No reference to sec_kills: an order of a sale that is not there is recorded too, as rejected.
-- live_buyer is the buyer while the order is live (placed or paid), else NULL, of which a unique index takes any number; so
-- orders_one_live_per_buyer is I3's last line of defence. orders_of_user is read backwards, the newest first.
CREATE TABLE IF NOT EXISTS orders (
  sale_id       BIGINT  NOT NULL,
  epoch         INT     NOT NULL,
  sequence      INT     NOT NULL,
  product_id    BIGINT  NOT NULL,
  user_id       BIGINT  NOT NULL,
  price_cents   BIGINT  NOT NULL,
  status        TINYINT NOT NULL,
  live_buyer    BIGINT  NULL,
  created_at_ms BIGINT  NOT NULL,
  expires_at_ms BIGINT  NOT NULL,
  PRIMARY KEY (sale_id, epoch, sequence),
  UNIQUE KEY orders_one_live_per_buyer (sale_id, live_buyer),
  KEY orders_of_user (user_id, created_at_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
