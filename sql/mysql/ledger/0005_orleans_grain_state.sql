-- For the engine Orleans: the grains' own state, and the queries of its ADO.NET grain storage (see 0004).
-- Orleans calls the state's name the grain's type; a grain has a number (n0, n1) or a text for its key. A cleared row stays,
-- so that an old activation's version can never fit again.
CREATE TABLE IF NOT EXISTS orleans_grain_state (
  id_hash     INT          NOT NULL,
  type_hash   INT          NOT NULL,
  n0          BIGINT       NOT NULL,
  n1          BIGINT       NOT NULL,
  key_text    VARCHAR(255) NOT NULL,
  type        VARCHAR(150) NOT NULL,
  service_id  VARCHAR(150) NOT NULL,
  version     INT          NOT NULL,
  payload     LONGBLOB     NULL,
  modified_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (id_hash, type_hash, n0, n1, key_text, type, service_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey',
 'SELECT payload AS PayloadBinary, modified_at AS ModifiedOn, version AS Version FROM orleans_grain_state
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND key_text = COALESCE(@GrainIdExtensionString, '''') AND type = @GrainTypeString AND service_id = @ServiceId');

-- Of the two statements that write, one can apply: a version that is not known inserts, a known one updates. Each is a
-- transaction of its own, and LAST_INSERT_ID() carries what it did to the answer: the new version, or the old one for a conflict.
REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey',
 'INSERT IGNORE INTO orleans_grain_state
    (id_hash, type_hash, n0, n1, key_text, type, service_id, version, payload, modified_at)
  SELECT @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, COALESCE(@GrainIdExtensionString, ''''), @GrainTypeString,
    @ServiceId, 1, @PayloadBinary, UTC_TIMESTAMP(3) FROM DUAL WHERE @GrainStateVersion IS NULL
; DO LAST_INSERT_ID(IF(ROW_COUNT() = 1, 1, 0))
; UPDATE orleans_grain_state SET version = LAST_INSERT_ID(version + 1), payload = @PayloadBinary, modified_at = UTC_TIMESTAMP(3)
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND key_text = COALESCE(@GrainIdExtensionString, '''') AND type = @GrainTypeString AND service_id = @ServiceId
    AND version = @GrainStateVersion
; SELECT CAST(IF(LAST_INSERT_ID() > 0, LAST_INSERT_ID(), @GrainStateVersion) AS SIGNED) AS NewGrainStateVersion');

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey',
 'DO LAST_INSERT_ID(0)
; UPDATE orleans_grain_state SET version = LAST_INSERT_ID(version + 1), payload = NULL, modified_at = UTC_TIMESTAMP(3)
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND key_text = COALESCE(@GrainIdExtensionString, '''') AND type = @GrainTypeString AND service_id = @ServiceId
    AND version = @GrainStateVersion
; SELECT CAST(IF(LAST_INSERT_ID() > 0, LAST_INSERT_ID(), @GrainStateVersion) AS SIGNED) AS NewGrainStateVersion');

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteStorageKey',
 'DELETE FROM orleans_grain_state
  WHERE id_hash = @GrainIdHash AND type_hash = @GrainTypeHash AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND key_text = COALESCE(@GrainIdExtensionString, '''') AND type = @GrainTypeString AND service_id = @ServiceId
    AND version = @GrainStateVersion
; SELECT CAST(IF(ROW_COUNT() > 0, @GrainStateVersion + 1, @GrainStateVersion) AS SIGNED) AS NewGrainStateVersion');
