package io.twoway.documentation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of Markdown: its headings and links, as a forge shows them. */
record Page(Path file) {

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

    /** Returns where the links lead, without those to other hosts. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    /** Returns what a link may have behind its {@code #}. */
    Set<String> anchors() {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> anchors = new TreeSet<>();
        HEADING.matcher(prose())
                .results()
                .map(heading -> anchor(heading.group(1)))
                .forEach(name -> {
                    int count = counts.merge(name, 1, Integer::sum) - 1;
                    anchors.add(count == 0 ? name : name + "-" + count);
                });
        return anchors;
    }

    /** Returns the cells of all tables' rows, without heads. */
    Stream<List<String>> rows() {
        return prose().lines()
                .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
    }

    String title() {
        return HEADING.matcher(prose()).results().findFirst().orElseThrow().group(1);
    }

    String text() {
        return Project.text(file);
    }

    private String prose() {
        return CODE_BLOCK.matcher(text()).replaceAll("");
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
