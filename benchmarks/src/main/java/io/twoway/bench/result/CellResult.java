package io.twoway.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that a cell gave.
 *
 * @param name the cell's name on the command line
 * @param title what it measures, for a reader
 * @param baseline the contender that the others are compared with
 * @param samples all numbers, in the order of their rounds
 * @param remarks what else a reader should know, such as rows that were not the origin's in the end
 */
public record CellResult(String name, String title, String baseline, List<Sample> samples, List<String> remarks) {

    public CellResult {
        samples = List.copyOf(samples);
        remarks = List.copyOf(remarks);
    }

    /** Returns who took part, the baseline first and the others by name, shorter ones first: 10 comes before 1,000. */
    @JsonIgnore
    public List<String> contenders() {
        return samples.stream()
                .map(Sample::contender)
                .distinct()
                .sorted(Comparator.comparing((String contender) -> !contender.equals(baseline))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Returns what was measured. */
    @JsonIgnore
    public List<Measure> measures() {
        return samples.stream().map(Sample::measure).distinct().sorted().toList();
    }

    public Optional<Spread> spread(String contender, Measure measure) {
        List<Double> values = samples.stream()
                .filter(sample -> sample.contender().equals(contender) && sample.measure() == measure)
                .map(Sample::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /**
     * Returns how many times as good the baseline was as another one, round by round: what slows the machine down for a
     * while slows both down.
     */
    public Optional<Spread> ratio(String other, Measure measure) {
        List<Double> ratios = samples.stream()
                .filter(sample -> sample.contender().equals(other) && sample.measure() == measure)
                .flatMap(theirs ->
                        of(baseline, measure, theirs.round()).map(ours -> measure.ratio(ours, theirs.value())).stream())
                .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    private Optional<Double> of(String contender, Measure measure, int round) {
        return samples.stream()
                .filter(sample ->
                        sample.contender().equals(contender) && sample.measure() == measure && sample.round() == round)
                .map(Sample::value)
                .findFirst();
    }
}
