package io.twoway.source.load;

/**
 * Something of a site's schema that is not a table.
 *
 * @param database where it is; empty text for what belongs to the server
 * @param name its name, without quotes; empty text for what has none
 * @param statement what makes it
 * @param sqlMode the {@code sql_mode} it was created under, which decides how its text is read and how it runs; empty text
 *     where it does not matter
 */
public record SchemaObject(String database, String name, String statement, String sqlMode) {}
