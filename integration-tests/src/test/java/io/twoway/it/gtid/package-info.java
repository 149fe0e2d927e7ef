/** Transactions whose GTIDs come in another order than their numbers, or from several sources. */
package io.twoway.it.gtid;
