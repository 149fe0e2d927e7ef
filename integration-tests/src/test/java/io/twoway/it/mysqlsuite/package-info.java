/** MySQL's own test suite, run by its own program against A of a live pair, and both sides compared after each file. */
package io.twoway.it.mysqlsuite;
