package io.twoway.sink.conflict;

import io.twoway.policy.Detection;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a change meets the destination that its origin had before it. Images compare exactly, column by column;
 * which rows stand in a change's way is the store's finding, because only MySQL knows its collations.
 */
public final class Detector {

    private static final Verdict NOOP = new Verdict.Noop();
    private static final Verdict CLEAR = new Verdict.Clear();
    private static final Verdict OCCUPIED = new Verdict.Occupied();

    private final Detection detection;

    public Detector(Detection detection) {
        this.detection = detection;
    }

    /** Judges one change against what the destination holds in its place. */
    public Verdict judge(RowChange change, Standing standing) {
        if (change instanceof RowChange.Load load) {
            return judgeLoad(load, standing);
        }
        if (change instanceof RowChange.Insert insert) {
            return judgeInsert(insert, standing);
        }
        if (change instanceof RowChange.Update update) {
            return judgeUpdate(update, standing);
        }
        return judgeDelete((RowChange.Delete) change, standing);
    }

    private static Verdict judgeLoad(RowChange.Load load, Standing standing) {
        if (isAlready(load.after(), standing.row())) {
            return NOOP;
        }
        return standing.row().isPresent() || !standing.rivals().isEmpty() ? OCCUPIED : CLEAR;
    }

    private static Verdict judgeInsert(RowChange.Insert insert, Standing standing) {
        if (isAlready(insert.after(), standing.row())) {
            return NOOP;
        }
        if (!standing.rivals().isEmpty()) {
            return new Verdict.Conflict(ConflictKind.INSERT_UNIQUE_TAKEN, rivalsAnd(standing.row(), standing));
        }
        return standing.row()
                .<Verdict>map(row -> new Verdict.Conflict(ConflictKind.INSERT_KEY_EXISTS, List.of(row)))
                .orElse(CLEAR);
    }

    private Verdict judgeUpdate(RowChange.Update update, Standing standing) {
        if (isDone(update, standing) || isMovedAlready(update, standing)) {
            return NOOP;
        }
        if (standing.row().isEmpty()) {
            return new Verdict.Conflict(ConflictKind.UPDATE_ROW_MISSING, standing.rivals());
        }
        Optional<RowImage> changed = standing.row().filter(row -> hasChanged(row, update.before()));
        if (!standing.rivals().isEmpty()) {
            return new Verdict.Conflict(ConflictKind.UPDATE_UNIQUE_TAKEN, rivalsAnd(changed, standing));
        }
        return changed.<Verdict>map(row -> new Verdict.Conflict(ConflictKind.UPDATE_ROW_DIFFERS, List.of(row)))
                .orElse(CLEAR);
    }

    private Verdict judgeDelete(RowChange.Delete delete, Standing standing) {
        if (standing.row().isEmpty()) {
            return new Verdict.Conflict(ConflictKind.DELETE_ROW_MISSING, List.of());
        }
        RowImage row = standing.row().get();
        return hasChanged(row, delete.before())
                ? new Verdict.Conflict(ConflictKind.DELETE_ROW_DIFFERS, List.of(row))
                : CLEAR;
    }

    private static boolean isAlready(RowImage wanted, Optional<RowImage> row) {
        return row.filter(wanted::agreesWith).isPresent();
    }

    /** A row does not show what was computed of it: that is computed again. */
    private static boolean isDone(RowChange.Update update, Standing standing) {
        return isAlready(update.after(), standing.row()) && !update.recomputes();
    }

    /** A repeated change of the key: its old row is gone, and the row under the new key, a rival, is as wanted. */
    private static boolean isMovedAlready(RowChange.Update update, Standing standing) {
        List<RowImage> rivals = standing.rivals();
        return standing.row().isEmpty() && rivals.size() == 1 && rivals.get(0).agreesWith(update.after());
    }

    private boolean hasChanged(RowImage row, RowImage before) {
        return switch (detection) {
            case BEFORE_IMAGE -> !row.agreesWith(before);
            case KEYS -> false;
        };
    }

    private static List<RowImage> rivalsAnd(Optional<RowImage> row, Standing standing) {
        List<RowImage> opponents = new ArrayList<>(standing.rivals());
        row.ifPresent(opponents::add);
        return opponents;
    }
}
