package io.twoway.sink.mapping;

import io.debezium.antlr.CaseChangingCharStream;
import io.debezium.antlr.mysql.SqlModes;
import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.twoway.contract.OriginSession;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/** Reads statements by MySQL's own grammar. */
final class StatementParser {

    /**
     * Newer than any server, whichever the two are. What stands in a comment for a version was read by the origin, which writes
     * what it does not read as an ordinary comment into its binlog; whether the destination reads it as well or not, the names in
     * it must be those that the destination has. All else that the grammar knows of versions is older than what it knows best.
     */
    private static final int SERVER_VERSION = 999_999;

    private StatementParser() {}

    /** @throws UnmappableStatementException when the text is no statement of MySQL, or one that the grammar lacks */
    static MySqlParser.QueriesContext parse(String statement, OriginSession session) {
        MySqlLexer lexer = new MySqlLexer(new CaseChangingCharStream(CharStreams.fromString(statement), false));
        lexer.serverVersion = SERVER_VERSION;
        lexer.sqlModes = SqlModes.sqlModeFromString(session.value("sql_mode").orElse(""));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new Refusing());
        MySqlParser parser = new MySqlParser(new CommonTokenStream(lexer));
        parser.serverVersion = SERVER_VERSION;
        parser.sqlModes = lexer.sqlModes;
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusing());
        return parser.queries();
    }

    private static final class Refusing extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            throw new UnmappableStatementException(
                    "its names cannot be found: line " + line + ", column " + (column + 1) + ": " + message);
        }
    }
}
