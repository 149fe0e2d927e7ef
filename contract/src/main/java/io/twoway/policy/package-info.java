/**
 * Policies as users state them: which tables and columns a rule is about, and what it says; with the one reader of the
 * settings {@code conflict.*}. Pure.
 */
package io.twoway.policy;
