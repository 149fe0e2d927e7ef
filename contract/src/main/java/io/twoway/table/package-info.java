/** Names of tables: as statements take them, and as include and exclude lists choose them. Pure. */
package io.twoway.table;
