package io.twoway.sink.resolve;

import io.twoway.sink.change.Ordering;
import io.twoway.sink.change.Value;
import java.math.BigDecimal;
import java.util.Comparator;

/** Orders the values of one column as UseMax and UseMin see them, NULL below everything. */
enum ValueComparator implements Comparator<Value> {
    NUMERIC {
        @Override
        int comparePresent(Value left, Value right) {
            if (left instanceof Value.Whole one && right instanceof Value.Whole other) {
                return Long.compare(one.value(), other.value());
            }
            return decimal(left).compareTo(decimal(right));
        }
    },
    APPROXIMATE {
        @Override
        int comparePresent(Value left, Value right) {
            return Double.compare(((Value.Real) left).value(), ((Value.Real) right).value());
        }
    },
    LEXICAL {
        @Override
        int comparePresent(Value left, Value right) {
            return text(left).compareTo(text(right));
        }
    },
    DURATION {
        @Override
        int comparePresent(Value left, Value right) {
            return seconds(text(left)).compareTo(seconds(text(right)));
        }
    };

    /**
     * Returns the comparator of an ordering.
     *
     * @throws IllegalArgumentException for {@link Ordering#NONE}: such columns fall back when the policy is bound
     */
    static ValueComparator of(Ordering ordering) {
        return switch (ordering) {
            case NUMERIC -> NUMERIC;
            case APPROXIMATE -> APPROXIMATE;
            case LEXICAL -> LEXICAL;
            case DURATION -> DURATION;
            case NONE -> throw new IllegalArgumentException("the column has no order");
        };
    }

    abstract int comparePresent(Value left, Value right);

    @Override
    public int compare(Value left, Value right) {
        // what an image does not carry says nothing about who wins
        if (!left.isPresent() || !right.isPresent()) {
            return 0;
        }
        if (left.isNull() || right.isNull()) {
            return Boolean.compare(right.isNull(), left.isNull());
        }
        return comparePresent(left, right);
    }

    private static BigDecimal decimal(Value value) {
        return value instanceof Value.Exact exact ? exact.value() : BigDecimal.valueOf(((Value.Whole) value).value());
    }

    private static String text(Value value) {
        return ((Value.Text) value).value();
    }

    /** Reads MySQL's TIME literal, {@code [-]h:mm:ss[.fraction]}, whose sign is that of the whole. */
    private static BigDecimal seconds(String literal) {
        boolean negative = literal.startsWith("-");
        String[] parts = literal.substring(negative ? 1 : 0).split(":");
        long minutes = Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1]);
        BigDecimal seconds = BigDecimal.valueOf(minutes * 60).add(new BigDecimal(parts[2]));
        return negative ? seconds.negate() : seconds;
    }
}
