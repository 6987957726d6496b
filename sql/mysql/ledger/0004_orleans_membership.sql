-- For the engine Orleans: the queries that its ADO.NET providers look up by name, and the table in which silos meet.
-- The names of tables' keys, parameters and result columns are Orleans' contract; all else is ours. A statement of a script
-- ends with its line, so inside a query that has several the semicolon begins a line.
CREATE TABLE IF NOT EXISTS OrleansQuery (
  QueryKey  VARCHAR(64)   NOT NULL PRIMARY KEY,
  QueryText VARCHAR(8000) NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row a cluster: its version goes up with every change of its membership, which happens under the lock of this row.
CREATE TABLE IF NOT EXISTS orleans_membership_version (
  deployment_id VARCHAR(150) NOT NULL PRIMARY KEY,
  version       INT          NOT NULL DEFAULT 0
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS orleans_membership (
  deployment_id VARCHAR(150)  NOT NULL,
  address       VARCHAR(45)   NOT NULL,
  port          INT           NOT NULL,
  generation    INT           NOT NULL,
  silo_name     VARCHAR(150)  NOT NULL,
  host_name     VARCHAR(150)  NOT NULL,
  status        INT           NOT NULL,
  proxy_port    INT           NOT NULL,
  suspect_times VARCHAR(8000) NULL,
  start_time    DATETIME(3)   NOT NULL,
  alive_at      DATETIME(3)   NOT NULL,
  PRIMARY KEY (deployment_id, address, port, generation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey',
 'INSERT IGNORE INTO orleans_membership_version (deployment_id) VALUES (@DeploymentId)
; SELECT ROW_COUNT()');

-- A silo's first row: only if nobody changed the membership since it was read. The row of the version is locked first.
REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey',
 'START TRANSACTION
; INSERT IGNORE INTO orleans_membership
    (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
  SELECT v.deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
  FROM orleans_membership_version v WHERE v.deployment_id = @DeploymentId AND v.version = @Version FOR UPDATE
; UPDATE orleans_membership_version SET version = version + 1
  WHERE ROW_COUNT() = 1 AND deployment_id = @DeploymentId AND version = @Version
; SELECT ROW_COUNT()
; COMMIT');

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey',
 'UPDATE orleans_membership_version v JOIN orleans_membership m ON m.deployment_id = v.deployment_id
  SET v.version = v.version + 1, m.status = @Status, m.suspect_times = @SuspectTimes, m.alive_at = @IAmAliveTime
  WHERE v.deployment_id = @DeploymentId AND v.version = @Version
    AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
; SELECT ROW_COUNT() > 0');

-- No change of the membership: the version stays, and nobody who reads it waits.
REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey',
 'UPDATE orleans_membership SET alive_at = @IAmAliveTime
  WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation');

-- The version comes back even where no silo is.
REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey',
 'SELECT v.deployment_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation,
    m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort,
    m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_at AS IAmAliveTime, v.version AS Version
  FROM orleans_membership_version v
  LEFT JOIN orleans_membership m ON m.deployment_id = v.deployment_id
    AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
  WHERE v.deployment_id = @DeploymentId');

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey',
 'SELECT v.deployment_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation,
    m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort,
    m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_at AS IAmAliveTime, v.version AS Version
  FROM orleans_membership_version v
  LEFT JOIN orleans_membership m ON m.deployment_id = v.deployment_id
  WHERE v.deployment_id = @DeploymentId');

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey',
 'SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM orleans_membership
  WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0');

REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey',
 'DELETE FROM orleans_membership WHERE deployment_id = @DeploymentId
; DELETE FROM orleans_membership_version WHERE deployment_id = @DeploymentId');

-- 3 is the status of a silo that is up: it stays, however long its clock has been silent.
REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey',
 'DELETE FROM orleans_membership WHERE deployment_id = @DeploymentId AND alive_at < @IAmAliveTime AND status <> 3');
