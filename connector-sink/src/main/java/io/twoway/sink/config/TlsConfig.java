package io.twoway.sink.config;

import io.twoway.config.Choice;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;

/**
 * Settings that secure the connection to the destination.
 *
 * @param mode how far
 * @param truststore whom to trust instead of the JVM's own list
 * @param keystore with which certificate to show oneself
 */
public record TlsConfig(SslMode mode, Optional<Store> truststore, Optional<Store> keystore) {

    /**
     * A file of certificates.
     *
     * @param path on each Connect worker
     * @param password what opens it
     */
    public record Store(String path, Optional<Password> password) {}

    public static final String MODE = "database.ssl.mode";
    public static final String TRUSTSTORE = "database.ssl.truststore";
    public static final String TRUSTSTORE_PASSWORD = "database.ssl.truststore.password";
    public static final String KEYSTORE = "database.ssl.keystore";
    public static final String KEYSTORE_PASSWORD = "database.ssl.keystore.password";

    private static final Choice<SslMode> MODES = Choice.of(List.of(SslMode.values()), SslMode::label);

    static void define(Section section) {
        section.with(modeSetting())
                .with(fileSetting(TRUSTSTORE, "TLS truststore")
                        .governing(List.of(TRUSTSTORE_PASSWORD))
                        .documented("File on each Connect worker with the certificates to trust. Without it the Java "
                                + "runtime's own list counts."))
                .with(passwordSetting(TRUSTSTORE_PASSWORD, "TLS truststore password")
                        .shownIf(parsed -> encrypts(parsed) && isGiven(parsed, TRUSTSTORE))
                        .documented("Password of the truststore."))
                .with(fileSetting(KEYSTORE, "TLS keystore")
                        .governing(List.of(KEYSTORE_PASSWORD))
                        .documented("File on each Connect worker with the certificate and key by which the sink shows "
                                + "itself to the server."))
                .with(passwordSetting(KEYSTORE_PASSWORD, "TLS keystore password")
                        .shownIf(parsed -> encrypts(parsed) && isGiven(parsed, KEYSTORE))
                        .documented("Password of the keystore."));
    }

    static TlsConfig of(Draft draft) {
        return new TlsConfig(
                draft.choice(MODE, MODES).orElseThrow(),
                store(draft, TRUSTSTORE, TRUSTSTORE_PASSWORD),
                store(draft, KEYSTORE, KEYSTORE_PASSWORD));
    }

    private static Optional<Store> store(Draft draft, String path, String password) {
        return draft.text(path).map(file -> new Store(file, draft.secret(password)));
    }

    private static Setting modeSetting() {
        return Setting.choice(MODE, "TLS mode", MODES)
                .byDefault(SslMode.PREFERRED.label())
                .governing(List.of(TRUSTSTORE, TRUSTSTORE_PASSWORD, KEYSTORE, KEYSTORE_PASSWORD))
                .documented("How the connection is secured: `disabled` never encrypts, `preferred` encrypts if the "
                        + "server can, `required` insists on it, `verify_ca` also checks who signed the "
                        + "server's certificate, `verify_identity` also that it names the host.");
    }

    private static Setting fileSetting(String key, String displayName) {
        return Setting.text(key, displayName)
                .byDefault(null)
                .important(Importance.LOW)
                .shownIf(TlsConfig::encrypts)
                .wide(Width.LONG);
    }

    private static Setting passwordSetting(String key, String displayName) {
        return Setting.secret(key, displayName).byDefault(null).important(Importance.LOW);
    }

    private static boolean encrypts(Map<String, Object> parsed) {
        return !SslMode.DISABLED.label().equalsIgnoreCase(String.valueOf(parsed.get(MODE)));
    }

    private static boolean isGiven(Map<String, Object> parsed, String key) {
        return parsed.get(key) instanceof String text && !text.isBlank();
    }
}
