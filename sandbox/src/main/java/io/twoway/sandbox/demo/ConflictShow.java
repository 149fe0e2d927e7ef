package io.twoway.sandbox.demo;

import java.sql.SQLException;
import java.util.List;

/** Makes conflicts happen and shows what became of them. */
final class ConflictShow {

    private final Site a;
    private final Site b;
    private final Sinks sinks;
    private final StepReport progress;

    ConflictShow(Site a, Site b, Sinks sinks, StepReport progress) {
        this.a = a;
        this.b = b;
        this.sinks = sinks;
        this.progress = progress;
    }

    /** Shows a conflict that its policy resolves. */
    void resolvedByPolicy(Conflict conflict) throws SQLException {
        Journal onA = Journal.from(a);
        Journal onB = Journal.from(b);
        long id = collide(conflict);
        Arrivals.await(
                "both sides to agree on " + conflict.table() + " " + id + " and both journals to say why",
                () -> agree(conflict, id)
                        && !onA.entries().isEmpty()
                        && !onB.entries().isEmpty());
        showRows("after", conflict, id);
        showJournal(a, onA);
        showJournal(b, onB);
        progress.gap();
    }

    /** Shows a conflict that stops both sinks, and resolves it by hand as their messages say. */
    void decidedByAPerson(Conflict conflict) throws SQLException {
        long id = collide(conflict);
        OfferedAnswers towardsB = OfferedAnswers.in(showFailure(Sinks.TOWARDS_B));
        OfferedAnswers towardsA = OfferedAnswers.in(showFailure(Sinks.TOWARDS_A));
        String decided = a.row(conflict.select(id)).orElseThrow();
        progress.note("a person decides that A's row stands, and runs the statement for it of each message:");
        answer(b, towardsB.incoming());
        answer(a, towardsA.keep());
        sinks.restart();
        sinks.awaitRunning();
        Arrivals.await("both sides to have the decided row of " + conflict.table(), () -> {
            sinks.checkRunning();
            return agree(conflict, id)
                    && decided.equals(b.row(conflict.select(id)).orElse(""));
        });
        progress.note("both sinks run again");
        showRows("after", conflict, id);
        progress.gap();
    }

    private void answer(Site site, String statement) throws SQLException {
        progress.note("  on " + site.label() + ":  " + statement);
        site.answer(statement);
    }

    /** Writes on both sides while neither can see the other's write. */
    private long collide(Conflict conflict) throws SQLException {
        progress.note("-- " + conflict.policy());
        long id = a.insert(conflict.insert());
        Arrivals.await(b, conflict.select(id));
        sinks.pause();
        a.write(conflict.update(conflict.onA(), id));
        b.write(conflict.update(conflict.onB(), id));
        showRows("before", conflict, id);
        sinks.resume();
        return id;
    }

    private boolean agree(Conflict conflict, long id) throws SQLException {
        return a.row(conflict.select(id)).equals(b.row(conflict.select(id)));
    }

    private void showRows(String moment, Conflict conflict, long id) throws SQLException {
        for (Site site : List.of(a, b)) {
            progress.note("%-6s  %s on %s:  %s"
                    .formatted(
                            moment,
                            conflict.table(),
                            site.label(),
                            site.row(conflict.select(id)).orElse("(no row)")));
        }
    }

    private void showJournal(Site site, Journal journal) throws SQLException {
        journal.entries().forEach(entry -> progress.note("journal on " + site.label() + ":  " + entry));
    }

    private String showFailure(String sink) {
        String message = sinks.awaitFailure(sink);
        progress.note(sink + " has stopped:");
        progress.note(message.indent(2));
        return message;
    }
}
