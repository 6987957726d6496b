-- AUTOINCREMENT never gives an id twice, not even after the newest row is gone: a reader's position stays true.
CREATE TABLE stream_messages (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  partition_id   INTEGER NOT NULL,
  payload        BLOB    NOT NULL,
  enqueued_at_ms INTEGER NOT NULL
);

CREATE INDEX stream_messages_by_partition ON stream_messages (partition_id, id);

-- Messages that could not be decoded, out of the way of those behind them, kept for a human.
CREATE TABLE stream_dead_letters (
  id             INTEGER PRIMARY KEY,
  partition_id   INTEGER NOT NULL,
  payload        BLOB    NOT NULL,
  enqueued_at_ms INTEGER NOT NULL,
  reason         TEXT    NOT NULL,
  moved_at_ms    INTEGER NOT NULL
);
