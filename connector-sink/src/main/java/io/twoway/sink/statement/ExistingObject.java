package io.twoway.sink.statement;

import io.twoway.ddl.DdlStatement.Action;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.TemporaryTwin;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationException;
import java.util.Optional;

/**
 * Ends a CREATE ... IF NOT EXISTS whose object is here already. MySQL makes nothing then and reports success, so that
 * the sites would differ in silence if the origin made it.
 */
final class ExistingObject {

    private static final int TABLE_EXISTS = 1050;
    private static final int ROUTINE_EXISTS = 1304;

    private static final String CURE =
            ". Nothing was made. By hand, with sql_log_bin = 0: alter it until it is the same"
                    + " at both sites; or, if it is something else, rename or drop it and run the statement";

    private final Destination destination;

    ExistingObject(Destination destination) {
        this.destination = destination;
    }

    /**
     * Returns how a statement ends that is not to be run, because it would do nothing; empty for any other one.
     *
     * @param text what would be run
     */
    Optional<Ending> judge(StreamStatement statement, String text) {
        boolean makesNothing = statement.statement().action() == Action.CREATE
                && statement.statement().onlyIfMissing()
                && destination.footprint(statement.statement()).showsAny();
        if (!makesNothing) {
            return Optional.empty();
        }
        SchemaObject object = statement.statement().objects().get(0);
        Optional<String> difference = difference(statement, text, object.kind());
        if (difference.isEmpty()) {
            return Optional.of(new Ending.Done(object + " was here already, and is the same"));
        }
        return Optional.of(
                statement.isMadeAtOrigin()
                        ? new Ending.Failed(
                                codeOf(object.kind()), object + " is here already and " + difference.get() + CURE)
                        : new Ending.Done(object + " was here already and " + difference.get()
                                + ". As far as the binlog tells, nothing was made at the origin either"));
    }

    private Optional<String> difference(StreamStatement statement, String text, SchemaObject.Kind kind) {
        if (kind != SchemaObject.Kind.TABLE) {
            return Optional.of("was not compared");
        }
        try {
            Optional<String> line = destination
                    .likeness(
                            statement.offset(),
                            statement.database(),
                            statement.statement(),
                            statement.session(),
                            TemporaryTwin.of(text, statement.session()))
                    .difference();
            return line.map(found -> statement.statement().hasSecret()
                    ? "is not what the statement makes"
                    : "is not what the statement makes: " + found);
        } catch (DestinationException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            return Optional.of("was not compared (" + e.error() + ")");
        }
    }

    private static int codeOf(SchemaObject.Kind kind) {
        boolean routine = kind == SchemaObject.Kind.FUNCTION || kind == SchemaObject.Kind.PROCEDURE;
        return routine ? ROUTINE_EXISTS : TABLE_EXISTS;
    }
}
