package io.twoway.sink.resolve;

import io.twoway.policy.Policy;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.conflict.Verdict;
import java.util.List;

/** Decides what becomes of the destination: the matrix of policies and conflicts, one method per kind of row. */
public final class Resolver {

    private static final Resolution KEEP = new Resolution.Keep();
    private static final Resolution REMOVE = new Resolution.Remove();
    private static final Resolution FAIL = new Resolution.Fail();

    private final TieBreak tie;

    public Resolver(TieBreak tie) {
        this.tie = tie;
    }

    /**
     * Resolves one judged change.
     *
     * @param verdict what the judge found for this change and this standing
     * @param policy the policy bound to the change's table
     */
    public Resolution resolve(RowChange change, Standing standing, Verdict verdict, TablePolicy policy) {
        if (verdict instanceof Verdict.Conflict conflict) {
            return settle(change, standing, conflict, policy);
        }
        if (verdict instanceof Verdict.Clear) {
            return change.afterImage().isPresent() ? write(change, standing) : REMOVE;
        }
        return KEEP;
    }

    private Resolution settle(RowChange change, Standing standing, Verdict.Conflict conflict, TablePolicy policy) {
        return switch (conflict.kind()) {
            case INSERT_KEY_EXISTS, UPDATE_ROW_DIFFERS -> settleRow(change, standing, conflict, policy);
            case INSERT_UNIQUE_TAKEN, UPDATE_UNIQUE_TAKEN -> contest(change, standing, conflict, policy);
            case UPDATE_ROW_MISSING -> settleMissing(change, standing, conflict, policy);
            case DELETE_ROW_MISSING -> KEEP;
            case DELETE_ROW_DIFFERS -> settleDelete(policy);
        };
    }

    private Resolution settleRow(RowChange change, Standing standing, Verdict.Conflict conflict, TablePolicy policy) {
        if (policy.columns().isEmpty()) {
            return contest(change, standing, conflict, policy);
        }
        RowImage row = standing.row().orElseThrow();
        return new ColumnMerge(change, row, winsTies(change)).by(policy);
    }

    /** The update becomes an insert, which may meet rivals of its own; only UseMin drops it, as DTS does. */
    private Resolution settleMissing(
            RowChange change, Standing standing, Verdict.Conflict conflict, TablePolicy policy) {
        return policy.policy() == Policy.USE_MIN ? KEEP : contest(change, standing, conflict, policy);
    }

    /** "No row" is below every row: UseMax keeps what stands, UseMin lets it go. */
    private static Resolution settleDelete(TablePolicy policy) {
        return switch (policy.policy()) {
            case TASK_FAILED -> FAIL;
            case IGNORE, USE_MAX -> KEEP;
            case OVERWRITE, USE_MIN -> REMOVE;
        };
    }

    private Resolution contest(RowChange change, Standing standing, Verdict.Conflict conflict, TablePolicy policy) {
        RowImage after = change.afterImage().orElseThrow();
        return switch (policy.base().decide(after, conflict.opponents(), winsTies(change))) {
            case TAKE -> write(change, standing);
            case KEEP -> KEEP;
            case FAIL -> FAIL;
        };
    }

    private boolean winsTies(RowChange change) {
        return tie.incomingWins(change.origin().site());
    }

    /** The change wins whole: whoever holds one of its unique values goes, columns it does not carry stay. */
    private static Resolution write(RowChange change, Standing standing) {
        RowImage after = change.afterImage().orElseThrow();
        RowImage image = standing.row().map(after::over).orElse(after);
        return new Resolution.Write(image, List.copyOf(standing.rivals()));
    }
}
