package io.twoway.documentation;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A module of the build, by its folder. */
record Module(String folder) {

    private static final Pattern MODULES = Pattern.compile("(?s)<modules>(.*?)</modules>");
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern DESCRIPTION = Pattern.compile("(?s)<description>(.*?)(\\.\\s.*?)?\\.?</description>");

    /** Returns the modules that are always built, in the order of the root POM. */
    static List<Module> all() {
        Matcher modules = MODULES.matcher(Project.text(Project.ROOT.resolve("pom.xml")));
        modules.find();
        return MODULE.matcher(modules.group(1))
                .results()
                .map((MatchResult module) -> new Module(module.group(1)))
                .toList();
    }

    /** Returns the first sentence of the POM's description; empty text where it has none. */
    String description() {
        Matcher description = DESCRIPTION.matcher(Project.text(path().resolve("pom.xml")));
        return description.find() ? description.group(1).replaceAll("\\s+", " ").strip() : "";
    }

    List<PackageDoc> packages() {
        return main().stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(PackageDoc::of)
                .sorted(Comparator.comparing(PackageDoc::name))
                .toList();
    }

    /** Returns the folders with classes that have no package-info. */
    List<String> silentPackages() {
        List<Path> files = main();
        return files.stream()
                .map(Path::getParent)
                .filter(folder -> folder.toString().contains("twoway"))
                .filter(folder -> !files.contains(folder.resolve("package-info.java")))
                .map(folder -> Project.ROOT.relativize(folder).toString())
                .distinct()
                .toList();
    }

    String rows() {
        return "| **`" + folder + "`** | " + description() + " |\n"
                + packages().stream().map(PackageDoc::row).collect(Collectors.joining());
    }

    private List<Path> main() {
        Path java = path().resolve("src/main/java");
        return java.toFile().isDirectory()
                ? Project.files(java)
                        .filter(file -> file.toString().endsWith(".java"))
                        .toList()
                : List.of();
    }

    private Path path() {
        return Project.ROOT.resolve(folder);
    }
}
