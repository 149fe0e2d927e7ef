package io.twoway.it.security;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.UserScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Two servers that let the users of {@code config-examples/users} in only with TLS and a certificate, and the connectors of
 * {@code config-examples/tls-and-secrets}, whose files are where the paths of the example would be on a worker.
 */
final class SecureSites implements AutoCloseable {

    private static final String TRUSTSTORE = "truststore_password";
    private static final String KEYSTORE = "keystore_password";

    private final Path folder;
    private final Path strangers;
    private final Map<String, String> secrets = new TreeMap<>();
    private final MySqlServer serverA;
    private final MySqlServer serverB;

    SecureSites(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.strangers = folder.resolve("other-ca.p12");
        Path secretsFolder = Files.createDirectories(folder.resolve("secrets"));
        for (String name : new String[] {
            TRUSTSTORE,
            KEYSTORE,
            password("a", UserScript.SOURCE),
            password("a", UserScript.SINK),
            password("b", UserScript.SOURCE),
            password("b", UserScript.SINK)
        }) {
            secrets.put(name, "s3cret-" + UUID.randomUUID());
            Files.writeString(secretsFolder.resolve(name), secrets.get(name));
        }
        Certificates certificates = Certificates.make(folder, secrets.get(KEYSTORE));
        certificates.writeTruststore(folder.resolve("mysql-ca.p12"), secrets.get(TRUSTSTORE));
        certificates.writeTruststoreOfStranger(strangers, secrets.get(TRUSTSTORE));
        certificates.writeKeystore(folder.resolve("source.p12"));
        certificates.writeKeystore(folder.resolve("sink.p12"));
        serverA = TestServers.shared().another("mysql-secure-a", 1, certificates.serverOptions());
        serverB = TestServers.shared().another("mysql-secure-b", 2, certificates.serverOptions());
        createUsers("a", a());
        createUsers("b", b());
        Files.writeString(
                folder.resolve("sites.properties"),
                "site.a.host=localhost\nsite.a.port=%d\nsite.b.host=localhost\nsite.b.port=%d\n"
                        .formatted(
                                serverA.address().getPort(), serverB.address().getPort()));
    }

    Site a() {
        return new Site("a", serverA::connect);
    }

    Site b() {
        return new Site("b", serverB::connect);
    }

    /** Returns every secret that a connector needs. */
    Collection<String> secrets() {
        return secrets.values();
    }

    /** Returns the truststore that does not know the servers' authority. */
    Path strangers() {
        return strangers;
    }

    /** Returns a connector of the example, its files in this test's folder. */
    ConnectorConfig connector(String role) {
        ConnectorConfig example = ConnectorConfig.read(
                SandboxLayout.ofWorkingDirectory().configExamples().resolve("tls-and-secrets/" + role + ".json"));
        Map<String, String> config = new TreeMap<>(example.settings());
        config.replaceAll((key, value) -> value.replace(
                        "/run/secrets/two-way", folder.resolve("secrets").toString())
                .replace("/etc/two-way", folder.toString()));
        return new ConnectorConfig(example.name(), config);
    }

    /** Gives a user a password that its connector does not know. */
    void changePassword(Site site, UserScript user, String password) {
        site.executeUnseen("ALTER USER " + user.account() + " IDENTIFIED BY '" + password + "'");
    }

    /** Gives a user the password back that its connector knows. */
    void restorePassword(Site site, UserScript user) {
        changePassword(site, user, secrets.get(password(site.name(), user)));
    }

    private void createUsers(String site, Site server) {
        for (UserScript user : new UserScript[] {UserScript.SOURCE, UserScript.SINK}) {
            server.executeUnseen("CREATE USER " + user.account() + " IDENTIFIED BY '"
                    + secrets.get(password(site, user)) + "' REQUIRE X509");
            user.grants().forEach(server::executeUnseen);
        }
    }

    /** Returns the name of a password's file, as the example has it. */
    private static String password(String site, UserScript user) {
        return "site_" + site + "_" + user.user().replace("twoway_", "") + "_password";
    }

    @Override
    public void close() {
        serverA.close();
        serverB.close();
    }
}
