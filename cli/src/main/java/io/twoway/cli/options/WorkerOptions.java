package io.twoway.cli.options;

import io.twoway.cli.pair.Environment;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.Access;
import io.twoway.client.ConnectClient;
import io.twoway.client.Credentials;
import io.twoway.client.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options by which Connect is reached: the same in every command that asks it. */
public final class WorkerOptions {

    @Option(
            names = "--connect",
            paramLabel = "URL",
            description = "Address of Connect's REST API at any worker (default: $CONNECT; else http://localhost:8083,"
                    + " but for precheck, which then looks at no worker).")
    private Optional<String> address = Optional.empty();

    @Option(names = "--user", paramLabel = "NAME", description = "User for basic authentication.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            defaultValue = "CONNECT_PASSWORD",
            description = "Environment variable with the user's password; when it is not set, the terminal is asked"
                    + " (default: ${DEFAULT-VALUE}).")
    private String passwordVariable;

    @ArgGroup
    private Trusted trusted = new Trusted();

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description = "PKCS12 or JKS file with the certificate and key to show to the server.")
    private Optional<Path> keystore = Optional.empty();

    @Option(
            names = "--keystore-password-env",
            paramLabel = "VARIABLE",
            defaultValue = "CONNECT_KEYSTORE_PASSWORD",
            description = "Environment variable with the keystore's password (default: ${DEFAULT-VALUE}).")
    private String keystoreVariable;

    @Option(
            names = "--truststore-password-env",
            paramLabel = "VARIABLE",
            defaultValue = "CONNECT_TRUSTSTORE_PASSWORD",
            description = "Environment variable with the truststore's password (default: ${DEFAULT-VALUE}).")
    private String truststoreVariable;

    @Option(
            names = "--request-timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long one request may take (default: ${DEFAULT-VALUE}).")
    private int requestSeconds;

    /** Certificates to trust instead of those that Java trusts by itself: one file or the other. */
    private static final class Trusted {

        @Option(names = "--ca", paramLabel = "FILE", description = "PEM file with the certificates to trust.")
        private Optional<Path> authorities = Optional.empty();

        @Option(
                names = "--truststore",
                paramLabel = "FILE",
                description = "PKCS12 or JKS file with the certificates to trust.")
        private Optional<Path> truststore = Optional.empty();
    }

    /**
     * Returns the client of the worker that an option or the environment names, or else of one on this machine.
     *
     * @throws UsageException when a password is missing, or the address or a file cannot be used
     */
    public ConnectClient client(Environment environment) {
        return client(environment, named(environment).orElse("http://localhost:8083"));
    }

    /**
     * Returns the client of the worker that an option or the environment names; empty when neither does.
     *
     * @throws UsageException when a password is missing, or the address or a file cannot be used
     */
    public Optional<ConnectClient> namedClient(Environment environment) {
        return named(environment).map(worker -> client(environment, worker));
    }

    private Optional<String> named(Environment environment) {
        return address.or(() -> Optional.ofNullable(environment.variables().get("CONNECT")));
    }

    private ConnectClient client(Environment environment, String worker) {
        Optional<Credentials> credentials = user.map(
                name -> new Credentials(name, environment.password(passwordVariable, "'" + name + "' at " + worker)));
        TlsFiles tls = new TlsFiles(
                trusted.authorities,
                trusted.truststore.map(file -> store(environment, file, truststoreVariable)),
                keystore.map(file -> store(environment, file, keystoreVariable)));
        try {
            return new ConnectClient(new Access(worker, credentials, tls, Duration.ofSeconds(requestSeconds)));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static TlsFiles.Store store(Environment environment, Path file, String variable) {
        return new TlsFiles.Store(file, environment.password(variable, file.toString()));
    }
}
