package io.twoway.sink.apply;

import io.twoway.precheck.progress.PreparedWait;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.TransactionCut;
import io.twoway.sink.rows.Applied;
import java.util.ArrayList;
import java.util.List;

/** A listener that keeps what it hears, in words. */
public final class Heard implements ApplyListener {

    private final List<String> words = new ArrayList<>();

    /** Returns what was heard, oldest first. */
    public List<String> words() {
        return List.copyOf(words);
    }

    @Override
    public void committed(Batch batch, List<Applied> changes) {
        words.add("committed " + changes.size());
    }

    @Override
    public void refused() {
        words.add("refused");
    }

    @Override
    public void steppedBack() {
        words.add("stepped back");
    }

    @Override
    public void prepared(PreparedWait wait) {
        words.add("prepared " + wait.transactions());
    }

    @Override
    public void statementRun() {
        words.add("statement run");
    }

    @Override
    public void statementFailed() {
        words.add("statement failed");
    }

    @Override
    public void statementSkipped() {
        words.add("statement skipped");
    }

    @Override
    public void replayed(ChangeOrigin origin) {
        words.add("replayed " + origin.offset());
    }

    @Override
    public void cut(TransactionCut cut) {
        words.add("cut");
    }

    @Override
    public void endedInPieces(ChangeOrigin end, String transaction, int pieces) {
        words.add("ended in " + pieces);
    }
}
