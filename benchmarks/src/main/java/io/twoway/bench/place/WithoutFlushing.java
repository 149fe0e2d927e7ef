package io.twoway.bench.place;

import io.twoway.servers.MySqlServer;

/** A MySQL that leaves it to the operating system when commits reach the disk, while nobody measures what it does. */
public final class WithoutFlushing {

    private WithoutFlushing() {}

    /** Does some work meanwhile; afterwards the server is as durable again as MySQL is by default. */
    public static void at(MySqlServer server, Runnable work) {
        set(server, 0, 2);
        try {
            work.run();
        } finally {
            set(server, 1, 1);
        }
    }

    private static void set(MySqlServer server, int binlog, int redoLog) {
        try (RootSession site = new RootSession(server::connect)) {
            site.execute("SET GLOBAL sync_binlog = " + binlog + ", GLOBAL innodb_flush_log_at_trx_commit = " + redoLog);
        }
    }
}
