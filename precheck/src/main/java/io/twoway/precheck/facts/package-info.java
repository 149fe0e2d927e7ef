/** Facts about MySQL servers, their users and tables, read without writing anything. */
package io.twoway.precheck.facts;
