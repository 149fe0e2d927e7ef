/** Forms of column values on their way: temporal texts, dates that no calendar has, stored bytes, and what travels with a column. Pure. */
package io.twoway.value;
