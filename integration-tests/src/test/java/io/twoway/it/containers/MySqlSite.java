package io.twoway.it.containers;

import io.twoway.it.pair.Site;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.UserScript;
import java.util.Map;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** One MySQL container, set up as docs/install.md asks of a server, with the user that the connectors log in as. */
final class MySqlSite implements AutoCloseable {

    private static final String PASSWORD = "contained";
    private static final int PORT = 3306;

    private final String name;
    private final MySQLContainer container;

    /** @param number 1 or 2: the server id, and the offset of generated keys */
    MySqlSite(String name, int number, String image) {
        this.name = name;
        this.container = new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"))
                .withUsername("root")
                .withPassword(PASSWORD)
                .withCommand(
                        "mysqld",
                        "--server-id=" + number,
                        "--log-bin=binlog",
                        "--binlog-row-image=FULL",
                        "--binlog-row-metadata=FULL",
                        "--gtid-mode=ON",
                        "--enforce-gtid-consistency=ON",
                        "--log-bin-trust-function-creators=ON",
                        "--auto-increment-increment=2",
                        "--auto-increment-offset=" + number);
    }

    MySQLContainer container() {
        return container;
    }

    /** Makes the connectors' user, outside the binlog. */
    void createUser() {
        site().executeUnseen("CREATE USER " + UserScript.TWO_WAY.account() + " IDENTIFIED BY '" + PASSWORD + "'");
        UserScript.TWO_WAY.grants().forEach(site()::executeUnseen);
    }

    /** Returns the variables by which the files in config-examples name this site. */
    Map<String, String> variables() {
        String prefix = "SITE_" + name + "_";
        return Map.of(
                prefix + "HOST",
                container.getHost(),
                prefix + "PORT",
                String.valueOf(container.getMappedPort(PORT)),
                prefix + "USER",
                MySqlServer.USER,
                prefix + "PASSWORD",
                PASSWORD);
    }

    /** Returns the server as a user of the site sees it. */
    Site site() {
        return new Site(name, () -> container.createConnection(""));
    }

    @Override
    public void close() {
        container.stop();
    }
}
