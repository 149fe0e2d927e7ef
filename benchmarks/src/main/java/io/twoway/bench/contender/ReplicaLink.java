package io.twoway.bench.contender;

import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Workload;
import io.twoway.servers.MySqlServer;

/** MySQL's own replication from the origin into a third server, which keeps the origin's names. */
final class ReplicaLink implements AutoCloseable {

    static final String NAME = "mysql-replica";

    private final Course course;
    private final MySqlServer server;
    private final RootSession replica;

    ReplicaLink(Course course) {
        this.course = course;
        this.server = course.servers().replica();
        this.replica = new RootSession(server::connect);
    }

    MySqlServer server() {
        return server;
    }

    /** Gives the replica the rows that the origin has, and lets it follow from there, in the course's database only. */
    void open() {
        try (RootSession origin = course.origin()) {
            String executed = origin.value("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
            replica.execute(
                    "SET SESSION cte_max_recursion_depth = 4294967295, sql_log_bin = 0",
                    "RESET BINARY LOGS AND GTIDS",
                    "SET GLOBAL gtid_purged = '" + executed + "'",
                    "CREATE DATABASE " + course.database(),
                    "USE " + course.database(),
                    course.workload().shape().create(Workload.TABLE));
            replica.run(course.workload().base());
            replica.run(course.workload().marker(Course.FIRST_MARKER));
            follow();
        }
    }

    private void follow() {
        MySqlServer a = course.servers().a();
        replica.execute(
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = "
                        + a.address().getPort() + ", SOURCE_USER = '" + MySqlServer.USER + "', SOURCE_PASSWORD = '"
                        + a.password() + "', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1",
                "CHANGE REPLICATION FILTER REPLICATE_DO_DB = (" + course.database() + ")",
                "START REPLICA IO_THREAD");
    }

    void apply() {
        replica.execute("START REPLICA SQL_THREAD");
    }

    void rest() {
        replica.execute("STOP REPLICA SQL_THREAD");
    }

    void stop() {
        replica.execute("STOP REPLICA");
    }

    void start() {
        replica.execute("START REPLICA");
    }

    /** Returns whether the relay log has all that the origin has committed. */
    boolean hasReceivedAll() {
        try (RootSession origin = course.origin()) {
            String executed = origin.value("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
            return replica.number(
                            "SELECT GTID_SUBTRACT('" + executed + "', CONCAT(@@GLOBAL.gtid_executed, ',', "
                                    + "(SELECT received_transaction_set FROM performance_schema.replication_connection_status))) = ''")
                    == 1;
        }
    }

    /** Follows nobody, so that another course may begin. */
    @Override
    public void close() {
        replica.execute("STOP REPLICA", "RESET REPLICA ALL", "CHANGE REPLICATION FILTER REPLICATE_DO_DB = ()");
        replica.close();
    }
}
