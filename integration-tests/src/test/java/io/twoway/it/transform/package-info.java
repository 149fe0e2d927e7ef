/** Connect's single-message transforms beside the OriginFilter. */
package io.twoway.it.transform;
