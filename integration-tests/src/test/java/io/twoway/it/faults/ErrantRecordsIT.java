package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.client.ConnectorStatus;
import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Records that do not fit the destination: a person does without one, or Connect's reporter takes it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErrantRecordsIT {

    private static final String QUEUE = "errant-dead-letters";
    private static final Map<String, String> DEAD_LETTER_QUEUE = Map.of(
            "errors.deadletterqueue.topic.name",
            QUEUE,
            "errors.deadletterqueue.topic.replication.factor",
            "1",
            "errors.deadletterqueue.context.headers.enable",
            "true");

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("errant");
        pair.b()
                .execute(
                        "CREATE USER errant IDENTIFIED BY 'errant-word'",
                        "GRANT ALL ON *.* TO errant",
                        "REVOKE INSERT ON *.* FROM errant",
                        "GRANT INSERT ON errant.* TO errant",
                        "GRANT INSERT ON dts_errant.* TO errant");
        pair.withForwardSink(Map.of(
                "database.user",
                "errant",
                "database.password",
                "errant-word",
                "precheck.acknowledge",
                "privilege-beyond-read-only,character-set"));
        pair.a()
                .execute(
                        "CREATE TABLE errant.t (id INT PRIMARY KEY, v VARCHAR(20) NOT NULL, code INT NULL UNIQUE)",
                        "CREATE TABLE errant.bystander (n INT PRIMARY KEY)",
                        "CREATE TABLE errant.gone (id INT PRIMARY KEY)");
        pair.startForward();
        pair.b().executeUnseen("ALTER TABLE errant.t MODIFY v VARCHAR(5) NOT NULL");
    }

    @AfterAll
    static void stop() {
        pair.close();
        pair.b().execute("DROP USER errant");
    }

    @Test
    @Order(1)
    void taskStopsAndSaysAllAndGoesOnWithoutExactlyThatRecord() {
        pair.a().transaction(bystander(1), insert(1, "too long for B"), insert(2, "fits"), bystander(2));

        String trace = awaitFailure();
        assertThat(trace)
                .contains("Record errant-a-0@", "Table: errant.t. Key: {\"id\":1}", "\"v\":\"too long for B\"")
                .contains("Data too long for column 'v'", "MySQL error 1406", "repair the destination");
        assertThat(nextOffset()).isLessThanOrEqualTo(offsetIn(trace));
        assertThat(bystanders(1, 2)).isEmpty();
        goOnWithout(trace);

        assertThat(bystanders(1, 2)).containsExactly("1", "2");
        assertThat(pair.b().rows("SELECT id FROM errant.t")).containsExactly("2");
        assertPassedOver("errant.t", 1, "KEEP");
        assertThat(pair.b().value("SELECT COUNT(*) FROM dts_errant.conflict_resolution WHERE applied_at IS NOT NULL"))
                .isEqualTo("1");
    }

    @Test
    @Order(2)
    void repairedTableTakesTheRecord() {
        pair.a().execute(insert(11, "long again"));
        awaitFailure();
        pair.b().executeUnseen("ALTER TABLE errant.t MODIFY v VARCHAR(20) NOT NULL");
        restart();

        assertThat(pair.b().rows("SELECT id, v FROM errant.t WHERE id = 11")).containsExactly("11|long again");
        pair.b().executeUnseen("ALTER TABLE errant.t MODIFY v VARCHAR(10) NOT NULL");
    }

    @Test
    @Order(3)
    void rowOfATableThatIsMissingCanBePassedOverToo() {
        pair.b().executeUnseen("DROP TABLE errant.gone");
        pair.a().transaction(bystander(21), "INSERT INTO errant.gone VALUES (21)");

        String trace = awaitFailure();
        assertThat(trace).contains("The destination has no table errant.gone", "Key: {\"id\":21}");
        goOnWithout(trace);

        assertThat(bystanders(21, 21)).containsExactly("21");
        assertPassedOver("errant.gone", 21, "KEEP");
    }

    @Test
    @Order(4)
    void withoutToleranceTheTaskStopsAlsoWhenThereIsADeadLetterQueue() {
        configure(DEAD_LETTER_QUEUE);
        pair.a().execute(insert(31, "much too long"));

        String trace = awaitFailure();
        assertThat(trace).contains("Record errant-a-0@", "Tolerance exceeded");
        goOnWithout(trace);

        assertPassedOver("errant.t", 31, "KEEP");
    }

    @Test
    @Order(5)
    void withToleranceTheDeadLetterQueueTakesTheRecordAndTheRestGoesOn() {
        configure(tolerant());
        int before = deadLetters().size();
        pair.a()
                .transaction(
                        bystander(41), insert(41, "much too long"), insert(42, "fits"), insert(43, "too long as well"));
        pair.a().execute(bystander(42));
        pair.fence(pair.a(), pair.b());

        assertThat(bystanders(41, 42)).containsExactly("41", "42");
        assertThat(pair.b().rows("SELECT id FROM errant.t WHERE id BETWEEN 41 AND 49"))
                .containsExactly("42");
        List<DeadLetters.Letter> letters = deadLetters();
        assertThat(letters).hasSize(before + 2);
        assertLetter(letters.get(before), 41);
        assertLetter(letters.get(before + 1), 43);
        assertPassedOver("errant.t", 41, "errors.tolerance");
        assertPassedOver("errant.t", 43, "errors.tolerance");
        assertRunning();
    }

    @Test
    @Order(6)
    void evictedRowStaysWhenTheRowThatEvictsItDoesNotFit() {
        configure(tolerant("conflict.policy", "Overwrite"));
        pair.b().executeUnseen("INSERT INTO errant.t VALUES (59, 'rival', 5)");
        pair.a().execute("INSERT INTO errant.t VALUES (51, 'much too long', 5)");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT id FROM errant.t WHERE code = 5")).containsExactly("59");
        assertPassedOver("errant.t", 51, "errors.tolerance");
    }

    @Test
    @Order(7)
    void conflictUnderTaskFailedIsNotAnErrantRecord() {
        configure(tolerant());
        int before = deadLetters().size();
        pair.b().executeUnseen("INSERT INTO errant.t VALUES (61, 'here', NULL)");
        pair.a().transaction(insert(61, "there"), insert(62, "much too long"));

        String trace = awaitFailure();
        assertThat(trace).contains("Conflict INSERT_KEY_EXISTS at ", "1 more of this transaction's records");
        assertThat(deadLetters()).hasSize(before);
        goOnWithout(trace);

        assertThat(pair.b().rows("SELECT v FROM errant.t WHERE id = 61")).containsExactly("here");
        assertPassedOver("errant.t", 62, "errors.tolerance");
    }

    @Test
    @Order(8)
    void rightThatIsMissingNeverCostsARow() {
        int before = deadLetters().size();
        pair.b().execute("REVOKE INSERT ON errant.* FROM errant");
        pair.a().execute(insert(71, "denied"));

        assertThat(awaitFailure()).contains("INSERT command denied");
        assertThat(deadLetters()).hasSize(before);
        pair.b().execute("GRANT INSERT ON errant.* TO errant");
        restart();

        assertThat(pair.b().rows("SELECT v FROM errant.t WHERE id = 71")).containsExactly("denied");
    }

    @Test
    @Order(9)
    void stampedRecordThatCannotBeReadIsErrantAndOneWithoutStampStopsTheTask() {
        int before = deadLetters().size();
        send("not of this world", Map.of("twoway.origin", "errant-a"));
        pair.fence(pair.a(), pair.b());
        assertThat(deadLetters()).hasSize(before + 1);
        assertThat(pair.journal(pair.b()).entriesOf(""))
                .extracting(JournalEntry::kind, JournalEntry::policy, JournalEntry::outcome)
                .containsExactly(tuple("NOT_APPLICABLE", "errors.tolerance", "SKIPPED"));

        send("nobody's", Map.of());
        assertThat(awaitFailure()).contains("has no header 'twoway.origin'");
        assertThat(deadLetters()).hasSize(before + 1);
    }

    private static void configure(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(pair.config("sink-b"));
        config.putAll(settings);
        pair.rest().put(pair.connector("sink-b"), config);
        pair.fence(pair.a(), pair.b());
    }

    private static Map<String, String> tolerant(String... more) {
        Map<String, String> settings = new HashMap<>(DEAD_LETTER_QUEUE);
        settings.put("errors.tolerance", "all");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static void send(String text, Map<String, String> headers) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> record = new ProducerRecord<>(
                    pair.a().name(),
                    "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":\"" + text + "\"}");
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            assertThat(producer.send(record)).succeedsWithin(Pair.PATIENCE);
        }
    }

    private static void goOnWithout(String trace) {
        Matcher keep = Pattern.compile("INSERT INTO dts_errant\\.conflict_resolution .*, 'KEEP'\\);")
                .matcher(trace);
        assertThat(keep.find()).as("answer in %s", trace).isTrue();
        pair.b().execute(keep.group());
        restart();
    }

    private static void restart() {
        pair.states().restart(pair.connector("sink-b"), true);
        pair.fence(pair.a(), pair.b());
    }

    private static String awaitFailure() {
        return pair.states().awaitFailure(pair.connector("sink-b")).text();
    }

    private static void assertRunning() {
        assertThat(pair.rest().status(pair.connector("sink-b")).orElseThrow().isWholly(ConnectorStatus.State.RUNNING))
                .isTrue();
    }

    private static void assertPassedOver(String table, int id, String decider) {
        assertThat(pair.journal(pair.b()).entriesOf(table))
                .filteredOn(entry -> entry.key().get("id").asInt() == id)
                .extracting(JournalEntry::kind, JournalEntry::policy, JournalEntry::outcome, entry -> entry.after()
                        .orElseThrow()
                        .get("id")
                        .asInt())
                .containsExactly(tuple("NOT_APPLICABLE", decider, "SKIPPED", id));
    }

    /** The queue holds the record as the stream does. */
    private static void assertLetter(DeadLetters.Letter letter, int id) {
        JsonNode record = pair.topicOf(pair.a()).payloadAt(letter.offset());
        assertThat(record.at("/after/id").asInt()).isEqualTo(id);
        assertThat(letter.value()).contains(record.at("/after").toString());
        assertThat(letter.error()).contains("Data too long for column 'v'");
    }

    private static List<DeadLetters.Letter> deadLetters() {
        return new DeadLetters(TestServers.shared().bootstrapServers(), QUEUE).read();
    }

    private static long nextOffset() {
        return Long.parseLong(pair.b().value("SELECT next_offset FROM dts_errant.progress WHERE stream = 'errant-a'"));
    }

    private static long offsetIn(String trace) {
        Matcher position = Pattern.compile("Record errant-a-0@(\\d+) ").matcher(trace);
        assertThat(position.find()).as("position in %s", trace).isTrue();
        return Long.parseLong(position.group(1));
    }

    private static String insert(int id, String text) {
        return "INSERT INTO errant.t (id, v) VALUES (" + id + ", '" + text + "')";
    }

    private static String bystander(int n) {
        return "INSERT INTO errant.bystander VALUES (" + n + ")";
    }

    private static List<String> bystanders(int first, int last) {
        return pair.b().rows("SELECT n FROM errant.bystander WHERE n BETWEEN " + first + " AND " + last);
    }
}
