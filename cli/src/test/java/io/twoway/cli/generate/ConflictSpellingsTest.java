package io.twoway.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.KeyFacts;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.ConnectorsRules;
import io.twoway.precheck.rule.connector.PairSettings;
import io.twoway.precheck.rule.table.ConflictColumnRules;
import io.twoway.sink.config.SinkConfig;
import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All spellings of all {@code conflict.*} keys, through those who read them: the sink, the prechecks and generate. */
class ConflictSpellingsTest {

    private static final String SCOPE_KEY = "conflict.r.scope";
    private static final String POLICY_KEY = "conflict.r.policy";

    /** Keys, each with a value that changes what the prechecks of this pair say, or what the sink does. */
    private static final List<Arguments> VALUES = List.of(
            Arguments.of("conflict.policy", "TaskFailed"),
            Arguments.of("conflict.policy", "Ignore"),
            Arguments.of("conflict.policy", "Overwrite"),
            Arguments.of("conflict.detection", "before_image"),
            Arguments.of("conflict.detection", "keys"),
            Arguments.of("conflict.tie", "site_priority"),
            Arguments.of("conflict.tie", "keep"),
            Arguments.of(POLICY_KEY, "TaskFailed"),
            Arguments.of(POLICY_KEY, "Ignore"),
            Arguments.of(POLICY_KEY, "Overwrite"),
            Arguments.of(POLICY_KEY, "UseMax"),
            Arguments.of(POLICY_KEY, "UseMin"),
            Arguments.of(SCOPE_KEY, "row"),
            Arguments.of(SCOPE_KEY, "column"));

    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            word -> word,
            word -> word.toLowerCase(Locale.ROOT),
            word -> word.toUpperCase(Locale.ROOT),
            ConflictSpellingsTest::swapped,
            word -> " " + word,
            word -> word + "  ",
            word -> "\t" + word.toUpperCase(Locale.ROOT) + " ");

    private static final List<TableFacts> TABLES =
            Stream.of("orders", "log").map(ConflictSpellingsTest::table).toList();

    static Stream<Arguments> spelledLists() {
        return Stream.of(
                Arguments.of("conflict.rules", "r", " r "),
                Arguments.of("conflict.r.tables", "shop.orders,shop.l*", " shop.orders ,  shop.l* "),
                Arguments.of("conflict.r.databases", "shop,s*", "shop ,\ts*"),
                Arguments.of("conflict.r.columns", "version,id", " version , id"),
                Arguments.of("conflict.r.columns", "version,id", "VERSION,Id"),
                Arguments.of("site.priority", "a,b", " a , b "));
    }

    static Stream<Arguments> spelledWords() {
        return VALUES.stream().flatMap(value -> SPELLINGS.stream()
                .map(spelling ->
                        Arguments.of(value.get()[0], value.get()[1], spelling.apply((String) value.get()[1]))));
    }

    @ParameterizedTest
    @MethodSource("spelledWords")
    void theSinkTakesAWordInAnyLetters(String key, String word, String spelled) {
        assertThat(sink(key, spelled)).isEqualTo(sink(key, word));
    }

    @ParameterizedTest
    @MethodSource("spelledWords")
    void thePrechecksTakeAWordAsTheSinkDoes(String key, String word, String spelled) {
        assertThat(prechecks(key, spelled)).isEqualTo(prechecks(key, word));
    }

    @ParameterizedTest
    @MethodSource("spelledWords")
    void generateTakesAWordAsTheSinkDoes(String key, String word, String spelled) {
        assertThat(generated(answers(key, spelled))).isEqualTo(generated(answers(key, word)));
    }

    @ParameterizedTest
    @MethodSource("spelledLists")
    void allTakeAListWithBlanksAndColumnsInAnyLetters(String key, String list, String spelled) {
        assertThat(shape(sink(key, spelled))).isEqualTo(shape(sink(key, list)));
        assertThat(prechecks(key, spelled)).isEqualTo(prechecks(key, list));
        assertThat(shape(generated(answers(key, spelled)))).isEqualTo(shape(generated(answers(key, list))));
    }

    @ParameterizedTest
    @CsvSource({
        "conflict.policy, Newest",
        "conflict.policy, UseMax",
        "conflict.policy, Task Failed",
        "conflict.r.policy, Use_Max",
        "conflict.r.scope, columns",
        "conflict.detection, key",
        "conflict.tie, site-priority"
    })
    void whatIsNoWordIsTakenByNobody(String key, String word) {
        assertThatThrownBy(() -> sink(key, word)).isInstanceOf(ConfigException.class);
        if (!word.equals("UseMax")) { // which generate makes a rule of
            assertThatThrownBy(() -> generated(answers(key, word)))
                    .isInstanceOfAny(WrongAnswersException.class, ConfigException.class);
        }
    }

    static Stream<Arguments> patterns() {
        List<TableName> names = List.of(
                new TableName("shop", "orders"),
                new TableName("Shop", "Orders"),
                new TableName("shop", "x.orders"),
                new TableName("shop.x", "orders"),
                new TableName("s", "h.orders"),
                new TableName("shop", "or\nders"));
        Stream<String[]> tables = Stream.of(
                        "shop.orders",
                        "SHOP.ORDERS",
                        "*.orders",
                        "shop.*",
                        "s*.orders",
                        "sh*s.x",
                        "shop.*.orders",
                        "*.*")
                .map(pattern -> new String[] {"tables", pattern});
        Stream<String[]> databases = Stream.of("shop", "SHOP", "s*", "*", "shop.x", "*.x", "s*.*")
                .map(pattern -> new String[] {"databases", pattern});
        return Stream.concat(tables, databases)
                .flatMap(pattern -> names.stream().map(name -> Arguments.of(pattern[0], pattern[1], name)));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void thePrechecksLookAtTheTablesThatTheSinkHasARuleFor(String kind, String pattern, TableName table) {
        Map<String, String> settings = settings("conflict.r." + kind, pattern);
        boolean covered =
                SinkConfig.of(settings).conflicts().policies().rules().get(0).covers(table);

        assertThat(ConflictColumnRules.concernedBy(new Settings("b-sink", settings))
                        .test(table))
                .isEqualTo(covered);
    }

    private static String swapped(String word) {
        return word.chars()
                .map(letter ->
                        Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String sink(String key, String value) {
        return SinkConfig.of(settings(key, value)).conflicts().toString();
    }

    /** Names of columns count as MySQL compares them. */
    private static String shape(String configuration) {
        return configuration.toLowerCase(Locale.ROOT);
    }

    /** Returns the names of all items with their results, for a pair of which both sinks, or only that of B, have the setting. */
    private static List<String> prechecks(String key, String value) {
        Settings sinkB = new Settings("b-sink", settings(key, value));
        Stream<Settings> sinksA =
                Stream.of(sinkA(key, value), sinkA("site.priority", "a,b"), sinkA("conflict.r.columns", "version,id"));
        return Stream.concat(
                        sinksA.flatMap(sinkA ->
                                ConnectorsRules.judge(new PairSettings(source("a"), sinkB, source("b"), sinkA))
                                        .stream()),
                        ConflictColumnRules.judge("site b", sinkB, TABLES).stream())
                .map(item -> item.name() + " " + item.result())
                .toList();
    }

    /** Returns the sink whose policy for everything else converges with that of B. */
    private static Settings sinkA(String key, String value) {
        Map<String, String> settings = settings(key, value);
        settings.put("site.name", "a");
        if (!key.equals("conflict.policy")) {
            settings.put("conflict.policy", "Overwrite");
        }
        return new Settings("a-sink", settings);
    }

    private static Settings source(String site) {
        return new Settings(site + "-source", Map.of("site.name", site));
    }

    /** Returns settings of the sink at B; what is in the way of the one that is given is left out. */
    private static Map<String, String> settings(String key, String value) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "name", "b-sink",
                "site.name", "b",
                "topics", "a",
                "database.hostname", "db",
                "database.user", "u",
                "database.password", "p",
                "site.priority", "a,b",
                "conflict.policy", "Ignore",
                "conflict.rules", "r",
                "conflict.r.tables", "shop.orders"));
        settings.put("conflict.r.policy", "UseMax");
        settings.put("conflict.r.columns", "version");
        settings.put(key, value);
        if (key.equals("conflict.r.databases")) {
            settings.remove("conflict.r.tables");
        }
        if (key.equals(POLICY_KEY) && !value.strip().toLowerCase(Locale.ROOT).startsWith("use")) {
            settings.remove("conflict.r.columns");
        }
        return settings;
    }

    /** Returns answers that lead to such settings: what nobody is asked is passed on. */
    private static Map<String, String> answers(String key, String value) {
        Map<String, String> answers = new HashMap<>();
        settings(key, value).forEach((setting, text) -> {
            if (setting.equals("conflict.policy")) {
                answers.put("policy", text);
            } else if (setting.equals("conflict.rules")) {
                answers.put("rules", text);
            } else if (setting.startsWith("conflict.r.")) {
                answers.put(setting.replace("conflict.r.", "rule.r."), text);
            } else if (setting.startsWith("conflict.")) {
                answers.put("sink." + setting, text);
            } else if (setting.equals("site.priority")) {
                answers.put(setting, text);
            }
        });
        return answers;
    }

    /** Returns what the sinks make of the files that the answers give. */
    private static String generated(Map<String, String> answers) {
        return PairTemplate.files(PairAnswers.of(answers)).stream()
                .filter(file -> file.file().startsWith("sink"))
                .map(file -> withoutPlaceholders(file.settings()))
                .map(settings -> SinkConfig.of(settings).conflicts().toString())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> withoutPlaceholders(Map<String, String> settings) {
        Map<String, String> looked = new HashMap<>(settings);
        looked.putAll(Map.of("database.hostname", "db", "database.port", "3306"));
        return looked;
    }

    private static TableFacts table(String name) {
        return new TableFacts(
                new TableName("shop", name),
                "InnoDB",
                List.of(column("id", "int", "int"), column("version", "timestamp", "timestamp")),
                List.of(new KeyFacts("PRIMARY", List.of("id"))),
                List.of(),
                List.of());
    }

    private static ColumnFacts column(String name, String type, String definition) {
        return new ColumnFacts(name, type, definition, 0, "", "", false, false, false, type.equals("timestamp"), false);
    }
}
