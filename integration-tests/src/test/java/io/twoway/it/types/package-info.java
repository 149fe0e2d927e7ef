/** Every type of MySQL with its edge values, through both directions and every kind of change. */
package io.twoway.it.types;
