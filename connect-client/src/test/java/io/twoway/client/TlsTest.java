package io.twoway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS, with certificates that the JDK's keytool makes for the test. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static TlsFiles.Store serverKey;
    private static TlsFiles.Store clientKey;
    private static TlsFiles.Store both;
    private static RestServer server;
    private static RestServer askingServer;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        serverKey = key("server", "CN=connect", "SAN=ip:127.0.0.1");
        clientKey = key("client", "CN=ops", "SAN=dns:ops");
        both = new TlsFiles.Store(folder.resolve("both.p12"), PASSWORD);
        for (String name : List.of("server", "client")) {
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    name,
                    "-file",
                    pem(name).toString(),
                    "-keystore",
                    both);
        }
        TlsFiles files = new TlsFiles(Optional.empty(), Optional.of(both), Optional.of(serverKey));
        server = RestServer.https(files.context(), false);
        askingServer = RestServer.https(files.context(), true);
        List.of(server, askingServer).forEach(one -> one.on("GET /connectors/a/config", 200, "{\"name\":\"a\"}"));
    }

    @AfterAll
    static void stop() {
        server.close();
        askingServer.close();
    }

    @Test
    void theAuthoritysCertificateIsTakenFromAPemFileOrATruststore() {
        assertThat(ask(server, Optional.of(pem("server")), Optional.empty(), Optional.empty()))
                .isTrue();
        assertThat(ask(server, Optional.empty(), Optional.of(both), Optional.empty()))
                .isTrue();
    }

    @Test
    void aServerThatNobodyVouchesForIsRefused() {
        assertThatThrownBy(() -> ask(server, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll("TLS to " + server.address(), "--ca", "--truststore");
        assertThatThrownBy(() -> ask(server, Optional.of(pem("client")), Optional.empty(), Optional.empty()))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContaining("TLS to");
    }

    @Test
    void aServerUnderAnotherNameIsRefused() {
        String other = server.address().replace("127.0.0.1", "localhost");
        TlsFiles files = new TlsFiles(Optional.of(pem("server")), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> client(other, files).settings("a"))
                .isInstanceOf(ConnectFailure.class)
                .hasMessageContainingAll("TLS to " + other, "localhost");
    }

    @Test
    void theClientsCertificateIsShownToAServerThatWantsOne() {
        Optional<Path> authority = Optional.of(pem("server"));

        assertThat(ask(askingServer, authority, Optional.empty(), Optional.of(clientKey)))
                .isTrue();
        assertThatThrownBy(() -> ask(askingServer, authority, Optional.empty(), Optional.empty()))
                .isInstanceOf(ConnectFailure.class);
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        TlsFiles.Store locked = new TlsFiles.Store(both.file(), "wr0ng!");

        assertThatThrownBy(() -> ask(server, Optional.of(empty), Optional.empty(), Optional.empty()))
                .hasMessageContainingAll("empty.pem", "PEM");
        assertThatThrownBy(() -> ask(server, Optional.of(folder.resolve("none")), Optional.empty(), Optional.empty()))
                .hasMessageContainingAll("none", "PEM");
        assertThatThrownBy(() -> ask(server, Optional.empty(), Optional.of(locked), Optional.empty()))
                .hasMessageContainingAll("both.p12", "password")
                .hasMessageNotContaining("wr0ng!");
    }

    private static boolean ask(
            RestServer server,
            Optional<Path> authorities,
            Optional<TlsFiles.Store> truststore,
            Optional<TlsFiles.Store> keystore) {
        return client(server.address(), new TlsFiles(authorities, truststore, keystore))
                .settings("a")
                .isPresent();
    }

    private static ConnectClient client(String address, TlsFiles files) {
        return new ConnectClient(new Access(address, Optional.empty(), files, Duration.ofSeconds(10)));
    }

    private static Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    private static TlsFiles.Store key(String name, String subject, String extension)
            throws IOException, InterruptedException {
        TlsFiles.Store store = new TlsFiles.Store(folder.resolve(name + ".p12"), PASSWORD);
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                subject,
                "-ext",
                extension,
                "-keystore",
                store);
        keytool("-exportcert", "-rfc", "-alias", name, "-file", pem(name).toString(), "-keystore", store);
        return store;
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
