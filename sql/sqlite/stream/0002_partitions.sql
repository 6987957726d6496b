-- One row: into how many partitions the messages were divided. Another number would send a product's orders elsewhere.
CREATE TABLE stream_partitions (
  partitions INTEGER NOT NULL
);
