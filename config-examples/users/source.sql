-- A user that only reads: for the source of a server whose database shop is synchronized.
-- The binlog, and a lock for a moment while the full load finds its place in it:
GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'twoway_source'@'%';
-- To see whether XA transactions are prepared when a load begins, whose rows it would not have:
GRANT XA_RECOVER_ADMIN ON *.* TO 'twoway_source'@'%';
-- Rows, views, and the conditions of row.filter; the same for each further database:
GRANT SELECT, SHOW VIEW ON shop.* TO 'twoway_source'@'%';
-- The progress of this server's sink, and notes while tables are added to a running pair:
GRANT SELECT, INSERT, UPDATE, CREATE, CREATE TEMPORARY TABLES ON dts.* TO 'twoway_source'@'%';
-- Functions and procedures in the full load (before MySQL 8.0.20: SELECT ON *.*):
GRANT SHOW_ROUTINE ON *.* TO 'twoway_source'@'%';
