/**
 * DDL statements by their words: what one does, and to which objects. It is no parser of MySQL's grammar: it reads as
 * far as the names of the objects and knows where quotes and comments end. Pure; the source asks it what a statement is
 * about, the sink what it leaves behind.
 */
package io.twoway.ddl;
