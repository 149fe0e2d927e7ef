package io.twoway.source.load;

/**
 * Something of a site's schema that is not a table.
 *
 * @param database where it is; empty text for an account
 * @param name its name, without quotes
 * @param statement what creates it
 * @param sqlMode the {@code sql_mode} it was created under, which decides how its text is read and how it runs; empty text
 *     where it does not matter
 */
public record SchemaObject(String database, String name, String statement, String sqlMode) {}
