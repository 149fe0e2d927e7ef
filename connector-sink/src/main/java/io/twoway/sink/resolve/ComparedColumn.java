package io.twoway.sink.resolve;

import io.twoway.sink.change.RowImage;

/**
 * A column by which UseMax and UseMin find the winner.
 *
 * @param position in the table's columns
 * @param order how its values compare
 */
record ComparedColumn(int position, ValueComparator order) {

    int compare(RowImage left, RowImage right) {
        return order.compare(left.get(position), right.get(position));
    }
}
