-- Grain state, one row a state; version is its ETag. 150 and 255 characters of 4 bytes: the key fits in InnoDB's 3,072.
CREATE TABLE IF NOT EXISTS grain_state (
  grain_type     VARCHAR(150) NOT NULL,
  grain_key      VARCHAR(255) NOT NULL,
  state_name     VARCHAR(150) NOT NULL,
  version        BIGINT       NOT NULL,
  payload        LONGBLOB     NULL,
  modified_at_ms BIGINT       NOT NULL,
  PRIMARY KEY (grain_type, grain_key, state_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
