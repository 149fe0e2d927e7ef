package io.twoway.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page that a run writes, between two comments.
 *
 * @param page the page's file
 * @param name the name in both comments
 */
public record GeneratedPart(Path page, String name) {

    /** Puts another text in its place. */
    public void write(String text) {
        try {
            Files.writeString(page, replaced(Files.readString(page), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String replaced(String all, String text) {
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end: " + name + " -->\n";
        int from = all.indexOf(begin);
        int to = all.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(page.getFileName() + " has no part '" + name + "'");
        }
        return all.substring(0, from + begin.length()) + text + all.substring(to);
    }
}
