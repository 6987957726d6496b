-- Grain state, one row a state; version is its ETag.
CREATE TABLE grain_state (
  grain_type     TEXT    NOT NULL,
  grain_key      TEXT    NOT NULL,
  state_name     TEXT    NOT NULL,
  version        INTEGER NOT NULL,
  payload        BLOB,
  modified_at_ms INTEGER NOT NULL,
  PRIMARY KEY (grain_type, grain_key, state_name)
) WITHOUT ROWID;
