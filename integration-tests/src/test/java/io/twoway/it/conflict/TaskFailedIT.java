package io.twoway.it.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.client.ConnectorStatus;
import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TaskFailed on one pair: the stream stops, a person makes the row right, and it goes on to the next stop. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaskFailedIT {

    private static final String SINK = "sink-b";
    private static final Pattern POSITION = Pattern.compile("at mxfail-a-0@(\\d+) ");

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("mxfail");
        pair.a()
                .execute(pass().map(cell -> cell.shape().createTable(cell.table()))
                        .distinct()
                        .toArray(String[]::new));
        pair.a().execute("CREATE TABLE mxfail.bystander (n INT PRIMARY KEY)");
        pair.a()
                .execute(Matrix.under(Policy.TASK_FAILED).stream()
                        .flatMap(cell -> cell.beginning().stream())
                        .toArray(String[]::new));
        pair.startForward();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static Stream<Cell> pass() {
        return Matrix.under(Policy.TASK_FAILED).stream().filter(cell -> !cell.isRefused());
    }

    /** Two cells of each failing kind: by their numbers, one is mended to the image before, the other to the one after. */
    static List<Cell> refused() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Shape.UNIQUE_CODE, Shape.TEXT_KEYS)
                        .flatMap(shape -> refused(kind, shape).limit(1)))
                .toList();
    }

    private static Stream<Cell> refused(Kind kind, Shape shape) {
        boolean even = shape == Shape.TEXT_KEYS;
        return Matrix.under(Policy.TASK_FAILED).stream()
                .filter(Cell::isRefused)
                .filter(cell -> cell.situation().kind() == kind && cell.shape() == shape)
                .filter(cell -> cell.number() % 2 == 0 == even);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pass")
    @Order(1)
    void missingRowsDoNotStopTheTask(Cell cell) {
        diverge(cell);
        pair.a().execute(cell.change());
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows(cell.rowsAtB())).isEqualTo(cell.expectedRows());
        assertThat(pair.journal(pair.b()).entriesOf(cell.table()))
                .filteredOn(entry -> entry.key().get("id").asText().equals(cell.journaledKey()))
                .extracting(JournalEntry::outcome)
                .containsExactly(cell.expectedOutcome());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @Order(2)
    void taskStopsWithEverythingToKnowAndGoesOnOnceTheRowIsRight(Cell cell) {
        diverge(cell);
        pair.fence(pair.a(), pair.b());
        List<String> progress = progress();
        List<String> rows = pair.b().rows(cell.rowsAtB());

        pair.a().transaction(bystander(cell.number() * 10), cell.change());
        pair.a().execute(bystander(cell.number() * 10 + 1));

        assertTraceTellsAll(pair.states().awaitFailure(pair.connector(SINK)).text(), cell);
        assertThat(progress()).isEqualTo(progress);
        assertThat(pair.b().rows(cell.rowsAtB())).isEqualTo(rows);
        assertThat(bystanders(cell)).isEmpty();
        goOn(cell, cell.number() % 2 == 0 ? cell.before() : cell.after());
        assertThat(bystanders(cell)).hasSize(2);
    }

    @Test
    @Order(3)
    void whatCameBeforeInTheSameBatchIsThere() {
        Cell cell = Matrix.under(Policy.TASK_FAILED).stream()
                .filter(each -> each.isRefused() && each.shape() == Shape.ONE_KEY)
                .findFirst()
                .orElseThrow();
        diverge(cell);
        pair.rest().pause(pair.connector(SINK));
        pair.states().awaitDespiteFailure(pair.connector(SINK), ConnectorStatus.State.PAUSED);
        pair.a().execute(bystander(-1), bystander(-2));
        pair.a().transaction(bystander(-3), cell.change());
        pair.a().execute(bystander(-4));
        pair.rest().resume(pair.connector(SINK));
        pair.states().awaitFailure(pair.connector(SINK)).text();

        String early = "SELECT n FROM mxfail.bystander WHERE n < 0 ORDER BY n DESC";
        assertThat(pair.b().rows(early)).containsExactly("-1", "-2");
        goOn(cell, cell.after());
        assertThat(pair.b().rows(early)).containsExactly("-1", "-2", "-3", "-4");
    }

    @ParameterizedTest(name = "{1} for {0}")
    @MethodSource("answered")
    @Order(4)
    void answerDecidesExactlyThatConflict(Cell cell, String answer) {
        diverge(cell);
        pair.fence(pair.a(), pair.b());
        pair.a().execute(cell.change());
        String trace = pair.states().awaitFailure(pair.connector(SINK)).text();
        long offset = offsetIn(trace);

        pair.b().execute(statementIn(trace, answer));
        pair.states().restart(pair.connector(SINK), true);
        pair.fence(pair.a(), pair.b());

        Policy same = answer.equals("INCOMING") ? Policy.OVERWRITE : Policy.IGNORE;
        Cell twin = new Cell(cell.situation(), same, cell.shape(), cell.number());
        assertThat(pair.b().rows(cell.rowsAtB())).isEqualTo(twin.expectedRows());
        assertThat(pair.journal(pair.b()).entriesOf(cell.table()))
                .filteredOn(entry -> entry.offset() == offset)
                .extracting(JournalEntry::kind, JournalEntry::policy, JournalEntry::outcome)
                .containsExactly(tuple(cell.situation().kind().name(), "TaskFailed/" + answer, twin.expectedOutcome()));
        assertThat(pair.b()
                        .value("SELECT applied_at IS NOT NULL FROM " + pair.bookkeeping()
                                + ".conflict_resolution WHERE record_offset = " + offset))
                .isEqualTo("1");
    }

    /** Both answers to each failing kind, for cells that no other test has used up. */
    static Stream<Arguments> answered() {
        return Stream.of(Kind.values()).flatMap(kind -> {
            List<Cell> cells = Matrix.under(Policy.TASK_FAILED).stream()
                    .filter(cell -> cell.isRefused() && cell.situation().kind() == kind)
                    .filter(cell -> cell.shape() != Shape.ONE_KEY && !refused().contains(cell))
                    .limit(2)
                    .toList();
            return cells.isEmpty()
                    ? Stream.of()
                    : Stream.of(Arguments.of(cells.get(0), "INCOMING"), Arguments.of(cells.get(1), "KEEP"));
        });
    }

    private static String statementIn(String trace, String answer) {
        Matcher statement =
                Pattern.compile("INSERT INTO .*, '" + answer + "'\\);").matcher(trace);
        assertThat(statement.find()).as("answer %s in %s", answer, trace).isTrue();
        return statement.group();
    }

    private static long offsetIn(String trace) {
        Matcher position = POSITION.matcher(trace);
        assertThat(position.find()).as("stream and offset in %s", trace).isTrue();
        return Long.parseLong(position.group(1));
    }

    private static void diverge(Cell cell) {
        cell.before().ifPresent(row -> Awaitility.await("the common row at B")
                .atMost(Pair.PATIENCE)
                .until(() -> pair.b().rows(cell.rowsAtB()).equals(List.of(row.text()))));
        pair.b().executeUnseen(cell.divergence().toArray(String[]::new));
    }

    /** Does what the message says: the destination row becomes the image of before, or of after, the change. */
    private static void goOn(Cell cell, Optional<Row> right) {
        pair.b().executeUnseen(cell.replacement(right.stream().toList()).toArray(String[]::new));
        pair.states().restart(pair.connector(SINK), true);
        pair.fence(pair.a(), pair.b());
        assertThat(pair.b().rows(cell.rowsAtB()))
                .isEqualTo(cell.after().stream().map(Row::text).toList());
    }

    private static void assertTraceTellsAll(String trace, Cell cell) {
        assertThat(trace)
                .contains(
                        "Conflict " + cell.situation().kind() + " ",
                        "Table: " + cell.table(),
                        "To resume",
                        "INSERT INTO " + pair.bookkeeping() + ".conflict_resolution ",
                        "sql_log_bin = 0")
                .contains("Key: {\"id\":" + json(cell, cell.journaledKey()) + "}")
                .contains("before at the origin: " + image(cell, cell.before()))
                .contains("after at the origin:  " + image(cell, cell.after()));
        cell.standing().forEach(row -> assertThat(trace).contains(image(cell, Optional.of(row))));
        JsonNode record = pair.topicOf(pair.a()).payloadAt(offsetIn(trace));
        assertThat(record.at("/source/table").asText()).isEqualTo(cell.shape().tableName());
    }

    private static String image(Cell cell, Optional<Row> row) {
        return row.map(image -> "{\"id\":%s,\"code\":%s,\"v\":%s,\"note\":\"%s\"}"
                        .formatted(json(cell, image.id()), json(cell, image.code()), image.v(), image.note()))
                .orElse("(none)");
    }

    private static String json(Cell cell, String key) {
        return cell.shape() == Shape.TEXT_KEYS ? "\"" + key + "\"" : key;
    }

    private static List<String> progress() {
        return pair.b().rows("SELECT * FROM " + pair.bookkeeping() + ".progress WHERE stream = 'mxfail-a'");
    }

    private static String bystander(int n) {
        return "INSERT INTO mxfail.bystander VALUES (" + n + ")";
    }

    private static List<String> bystanders(Cell cell) {
        return pair.b().rows("SELECT n FROM mxfail.bystander WHERE n DIV 10 = " + cell.number());
    }
}
