package io.twoway.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PairAnswersTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                wrong("site.a: '1st'", "starting with a letter", "site.a", "1st"),
                wrong("site.b: 'a'", "a name of its own", "site.b", "a"),
                wrong("databases: 'shop.orders'", "names of databases", "databases", "shop.orders"),
                wrong("tables: 'orders'", "shop.orders", "tables", "orders"),
                wrong("tables: there are databases too", "either", "tables", "s.t", "databases", "s"),
                wrong("policy: 'replace'", "one of TaskFailed, Ignore, Overwrite, UseMax, UseMin", "policy", "replace"),
                wrong("policy.columns is missing", "UseMax needs names of columns", "policy", "UseMax"),
                wrong("policy.columns: 'c'", "Ignore looks at no columns", "policy", "Ignore", "policy.columns", "c"),
                wrong("site.priority: 'a,c'", "a and b", "site.priority", "a,c"),
                wrong("site.priority: 'a'", "a and b", "site.priority", "a"),
                wrong("replication.factor: '0'", "a whole number from 1", "replication.factor", "0"),
                wrong("retention.days: 'week'", "a whole number from 1", "retention.days", "week"),
                wrong("reader.id.b: '990001'", "a number of its own", "reader.id.b", "990001"),
                wrong("topic.b: 'a'", "a topic of its own", "topic.b", "a"),
                wrong("password.a: 'secret'", "a placeholder such as ${env:SITE_A_PASSWORD}", "password.a", "secret"),
                wrong("colour: nobody asks for this", "site.a, site.b", "colour", "red"),
                wrong("converter: 'xml'", "one of json, avro", "converter", "xml"),
                wrong("source.site.name", "follows from the sites", "source.site.name", "z"),
                wrong("sink.a.direction", "follows from the sites", "sink.a.direction", "forward"),
                wrong(
                        "source.b.database.ssl.keystore.password",
                        "a secret must not stand in the files",
                        "source.b.database.ssl.keystore.password",
                        "s3cret"),
                wrong("rule.x.policy: there is no such rule", "tables", "rule.x.policy", "Ignore"),
                wrong("rule.x.policy is missing", "one of TaskFailed", "rules", "x", "rule.x.tables", "s.t"),
                wrong("rule.x.tables", "tables, or its databases", "rules", "x", "rule.x.policy", "Ignore"),
                wrong("rule.x.columns is missing", "names of columns", "rules", "x", "rule.x.policy", "UseMin"),
                wrong(
                        "rules: the name all is taken",
                        "choose another",
                        "policy",
                        "UseMax",
                        "policy.columns",
                        "c",
                        "rules",
                        "all",
                        "rule.all.tables",
                        "s.t",
                        "rule.all.policy",
                        "Ignore"));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongAnswerIsNamedWithWhatIsAllowed(String which, String allowed, Map<String, String> answers) {
        assertThatThrownBy(() -> PairAnswers.of(answers))
                .isInstanceOf(WrongAnswersException.class)
                .hasMessageContainingAll(which, allowed);
    }

    @Test
    void allWrongAnswersAreNamedAtOnce() {
        assertThatThrownBy(() -> PairAnswers.of(Map.of("site.a", "?", "retention.days", "-1", "colour", "red")))
                .hasMessageContainingAll("site.a: '?'", "retention.days: '-1'", "colour");
    }

    @Test
    void anEmptyAnswerIsNone() {
        assertThat(PairAnswers.of(Map.of("site.a", " ", "databases", "")).get("site.a"))
                .isEqualTo("a");
    }

    @Test
    void propertiesAndJsonSayTheSame() throws IOException {
        Path properties = file("x.properties", "site.a = x\ntables = s.t, s.u\nretention.days = 3\n");
        Path flat = file("flat.json", "{\"site.a\": \"x\", \"tables\": [\"s.t\", \"s.u\"], \"retention.days\": 3}");
        Path nested = file(
                "nested.json", "{\"site\": {\"a\": \"x\"}, \"tables\": \"s.t, s.u\", \"retention\": {\"days\": 3}}");

        assertThat(files(properties)).isEqualTo(files(flat)).isEqualTo(files(nested));
        assertThat(PairAnswers.of(AnswerFile.read(nested)).get("site.a")).isEqualTo("x");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path broken = file("broken.json", "{");
        assertThatThrownBy(() -> AnswerFile.read(broken)).hasMessageContaining("broken.json");
        assertThatThrownBy(() -> AnswerFile.read(folder.resolve("none"))).hasMessageContaining("none");
    }

    @Test
    void aPersonIsAskedAgainUntilTheAnswerFits() {
        StringWriter shown = new StringWriter();
        // a wrong site, then sites, databases, policy, rules, replication, retention; then tables, policy, scope and
        // columns
        Map<String, String> answers = interview("1\nx\n\nshop\n\nr\n1\n\ns.t\nUseMax\n\nc\n", shown);

        assertThat(shown.toString()).contains("site.a: '1' is not allowed here", "[Overwrite]", "Rule r:");
        PairAnswers known = PairAnswers.of(answers);
        assertThat(known.get("site.a")).isEqualTo("x");
        assertThat(known.get("site.b")).isEqualTo("b");
        assertThat(known.get("databases")).isEqualTo("shop");
        assertThat(known.get("policy")).isEqualTo("Overwrite");
        assertThat(known.get("replication.factor")).isEqualTo("1");
        assertThat(known.get("rule.r.policy")).isEqualTo("UseMax");
    }

    @Test
    void nobodyIsAskedWhatOtherAnswersLeaveNoChoiceFor() {
        StringWriter shown = new StringWriter();
        interview("\n\n\n\nUseMin\nc\n\n\n\n", shown);
        assertThat(shown.toString()).contains("Tables; empty for all", "The columns that it compares");

        StringWriter less = new StringWriter();
        interview("\n\nshop\n\n\n\n\n", less);
        assertThat(less.toString()).doesNotContain("Tables; empty for all", "The columns that it compares");
    }

    @Test
    void anEndOfInputIsNoAnswer() {
        assertThatThrownBy(() -> interview("a\nb\n", new StringWriter()))
                .isInstanceOf(WrongAnswersException.class)
                .hasMessageContainingAll("databases", "--answers");
    }

    private static Map<String, String> interview(String typed, StringWriter shown) {
        return new Interview(new BufferedReader(new StringReader(typed)), new PrintWriter(shown)).ask();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Object files(Path answers) {
        return PairTemplate.files(PairAnswers.of(AnswerFile.read(answers)));
    }

    private static Arguments wrong(String which, String allowed, String... keysAndValues) {
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            answers.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Arguments.of(which, allowed, answers);
    }
}
