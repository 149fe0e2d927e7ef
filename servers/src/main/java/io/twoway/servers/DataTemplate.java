package io.twoway.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.twoway.servers.process.Folders;
import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** An initialized data folder per MySQL version, kept because copying it takes a tenth of the time of making it. */
final class DataTemplate {

    private final MySqlInstall install;
    private final Path cache;
    private final List<String> options;

    /** @param options mysqld options that a data folder is made for, and that cannot be changed afterwards */
    DataTemplate(MySqlInstall install, Path cache, List<String> options) {
        this.install = install;
        this.cache = cache;
        this.options = List.copyOf(options);
    }

    /** Makes a new data folder; an interrupted copy leaves none. */
    void copyTo(Path data) {
        try {
            Path template = template();
            Path partial = data.resolveSibling(data.getFileName() + ".partial");
            Folders.delete(partial);
            Folders.copy(template, partial);
            // The server's UUID: without this file it gives itself one of its own.
            Files.deleteIfExists(partial.resolve("auto.cnf"));
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path template() throws IOException {
        Path template = cache.resolve("mysql-data-" + fingerprint(install.version() + String.join(" ", options)));
        if (!Files.isDirectory(template)) {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "mysql-data-new");
            initialize(fresh);
            publish(fresh, template);
        }
        return template;
    }

    /** Whoever is first wins: a rename onto a folder with files in it fails, and all are alike. */
    private static void publish(Path fresh, Path template) throws IOException {
        try {
            Files.move(fresh, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(fresh);
            if (!Files.isDirectory(template)) {
                throw e;
            }
        }
    }

    private void initialize(Path data) throws IOException {
        List<String> command = new ArrayList<>(install.server());
        command.addAll(List.of("--initialize-insecure", "--datadir=" + data, "--mysqlx=OFF"));
        command.addAll(MySqlServer.userOption());
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                Folders.delete(data);
                throw new ServerException("MySQL could not make its data folder:\n" + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }

    private static String fingerprint(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
