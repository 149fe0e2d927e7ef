-- A user that only writes: for the sink of a server whose database shop is synchronized.
-- Progress, journal, ledger of statements:
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON dts.* TO 'twoway_sink'@'%';
-- To name the session that keeps DDL waiting:
GRANT SELECT ON performance_schema.metadata_locks TO 'twoway_sink'@'%';
GRANT SELECT ON performance_schema.threads TO 'twoway_sink'@'%';
-- Rows; the same for each further database:
GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO 'twoway_sink'@'%';
-- DDL and what the full load creates; not needed with ddl.apply=none where all tables exist:
GRANT CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, TRIGGER,
      CREATE TEMPORARY TABLES ON shop.* TO 'twoway_sink'@'%';
