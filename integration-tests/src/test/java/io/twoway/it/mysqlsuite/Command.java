package io.twoway.it.mysqlsuite;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a test: a statement for the server, a word of MySQL's program, or a brace.
 *
 * @param text without the two dashes before it, or the delimiter behind it
 * @param delimiter what stands behind a statement
 */
record Command(Form form, String text, String delimiter) {

    private static final Pattern WORD = Pattern.compile("^[A-Za-z_-]+");

    /** Words of MySQL's program that have a statement behind them. */
    private static final Set<String> CARRIERS = Set.of("eval", "query", "query_vertical", "query_horizontal");

    /** Its other words. */
    private static final Pattern PROGRAM = Pattern.compile(
            "append_file|assert|cat_file|change_user|character_set|chmod|connect|connection|copy_files?(_wildcard)?|dec|delimiter"
                    + "|die|diff_files|dirty_close|(dis|en)able_\\w+|disconnect|echo|end_timer|error|exec(w|_in_background)?|exit"
                    + "|expr|file_exists|force-(cp|rm)dir|horizontal_results|if|inc|let|list_files(_\\w+)?|lowercase_result|mkdir"
                    + "|move_file|output|perl|ping|query_attributes|query_get_value|real_sleep|reap|remove_files?(_wildcard)?"
                    + "|replace_\\w+|reset_connection|result_format|rmdir|save_master_pos|send(_eval|_quit|_shutdown)?"
                    + "|shutdown_server|skip(_\\w+)?|sleep|(partially_)?sorted_result|source|start_timer|sync_\\w+"
                    + "|vertical_results|wait_for_slave_to_stop|while|write_file");

    /** Form in which it is written. */
    enum Form {
        /** Behind two dashes, to the end of the line. */
        LINE,
        /** To the delimiter. */
        STATEMENT,
        /** A brace, a condition, or lines that are no commands. */
        VERBATIM
    }

    static Command line(String text) {
        return new Command(Form.LINE, text, "");
    }

    static Command verbatim(String text) {
        return new Command(Form.VERBATIM, text, "");
    }

    /** Returns the first word in small letters. */
    String word() {
        Matcher matcher = WORD.matcher(text);
        return matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }

    String behindTheWord() {
        return text.substring(word().length()).strip();
    }

    /** Returns the statement that the server gets, or nothing. */
    String sql() {
        if (form == Form.VERBATIM) {
            return "";
        }
        if (CARRIERS.contains(word())) {
            return behindTheWord();
        }
        return form == Form.STATEMENT && !PROGRAM.matcher(word()).matches() ? text : "";
    }

    /** Returns it as it stands in a test. */
    String written() {
        return switch (form) {
            case LINE -> "--" + text;
            case STATEMENT -> text + delimiter;
            case VERBATIM -> text;
        };
    }
}
