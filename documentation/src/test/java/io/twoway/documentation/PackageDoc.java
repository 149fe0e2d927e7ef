package io.twoway.documentation;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a package says of itself in its package-info.
 *
 * @param name the package's name
 * @param sentence the first sentence, as Markdown, without its full stop
 * @param isPure whether it claims to be pure anywhere
 */
record PackageDoc(String name, String sentence, boolean isPure) {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*package ([\\w.]+);");
    private static final Pattern FIRST = Pattern.compile("(?s)^(.*?)(\\.\\s|\\.?$)");
    private static final Pattern PURE = Pattern.compile("(^|[.:;] )[Pp]ure[.,;]?( |$)");
    private static final String TYPE = "\\{@link\\s+([\\w.]+\\.)?(\\w+)}";

    static PackageDoc of(Path file) {
        Matcher info = COMMENT.matcher(Project.text(file));
        if (!info.find()) {
            throw new IllegalArgumentException(file + " has no comment");
        }
        String text = info.group(1)
                .replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher first = FIRST.matcher(text.replaceAll(TYPE, "`$2`").replaceAll("\\{@code ([^}]*)}", "`$1`"));
        first.find();
        return new PackageDoc(info.group(2), first.group(1), PURE.matcher(text).find());
    }

    String row() {
        boolean told = PURE.matcher(sentence).find();
        return "| `" + name + "` | " + sentence + (isPure && !told ? ". Pure" : "") + " |\n";
    }
}
