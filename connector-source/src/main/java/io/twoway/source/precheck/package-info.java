/** Looks at the MySQL server before the connector starts: the only package of this module that speaks SQL. */
package io.twoway.source.precheck;
