/* SPDX-License-Identifier: MIT */
/*
 * Compiling expressions to straight-line programs, and running them.
 *
 * Registers hold 64 truth values, a bit a state. The keys of 64 states are a square of bits, which is
 * turned over first: then the value of an option is a few *planes*, and a yes/no option is one plane as
 * it stands. A count of m children adds them into *vertical
 * counters*: counter plane b holds bit b of all 64 sums; adding a child ripples a carry up the planes. The
 * sums are then compared with a bound from the highest plane down.
 *
 * The three-valued run keeps two bits a register: bit 0 "can be true", bit 1 "can be false".
 */
#include "dispute/program.h"

#include "base/bits.h"

#include <string.h>

enum { PLANES = 32, CAN_BE_TRUE = 1, CAN_BE_FALSE = 2 };

typedef struct instruction {
    ent_operator op;
    uint32_t low, high; /* of a leaf or a count */
    const ent_option *option;
    size_t first, count; /* its arguments: operands[first .. first + count - 1] are registers */
} instruction;

struct ent_program {
    const ent_allocator *allocator;
    const ent_dispute *dispute;
    instruction *code;
    size_t length, code_capacity;
    uint32_t *operands;
    size_t operand_count, operand_capacity;
    uint32_t *roots;
    size_t root_count;
    uint32_t *name_register; /* per name of the dispute, 0: not compiled yet, else register + 1 */
    uint64_t *registers;
    uint64_t *planes; /* per word of a key 64: the keys turned over */
    bool *looks_at;   /* per word of a key: whether a leaf needs it */
};

static ent_status emit(ent_program *program, instruction next, uint32_t *out)
{
    instruction *code = ent_memory_grow(program->allocator, program->code, &program->code_capacity,
                                        program->length + 1, sizeof *code);
    if (code == NULL) {
        return ENT_ERROR_MEMORY;
    }
    program->code = code;
    *out = (uint32_t)program->length;
    code[program->length++] = next;
    return ENT_OK;
}

/* The register that already holds this leaf, or the number of instructions when none does. Looks back
 * a bounded way: a missed reuse costs a little time and nothing else. */
static size_t find_leaf(const ent_program *program, const ent_expression *leaf)
{
    const ent_option *option = &program->dispute->options[leaf->option];
    const size_t stop = program->length > 64 ? program->length - 64 : 0;
    for (size_t i = program->length; i-- > stop;) {
        const instruction *past = &program->code[i];
        if (past->op == ENT_OP_LEAF && past->option == option && past->low == leaf->low &&
            past->high == leaf->high) {
            return i;
        }
    }
    return program->length;
}

static ent_status reserve_operands(ent_program *program, size_t count, size_t *first)
{
    uint32_t *operands =
        ent_memory_grow(program->allocator, program->operands, &program->operand_capacity,
                        program->operand_count + count, sizeof *operands);
    if (operands == NULL) {
        return ENT_ERROR_MEMORY;
    }
    program->operands = operands;
    *first = program->operand_count;
    program->operand_count += count;
    return ENT_OK;
}

/* Recursion is bounded: ENT_MAX_DEPTH levels an expression, and names were checked for depth too. */
static ent_status compile(ent_program *program, const ent_expression *expression, uint32_t *out)
{
    if (expression->op == ENT_OP_NAME) {
        uint32_t *known = &program->name_register[expression->name - program->dispute->names];
        if (*known == 0) {
            uint32_t made = 0;
            ENT_TRY(compile(program, expression->name->meaning, &made));
            *known = made + 1;
        }
        *out = *known - 1;
        return ENT_OK;
    }
    if (expression->op == ENT_OP_LEAF) {
        const size_t found = find_leaf(program, expression);
        if (found < program->length) {
            *out = (uint32_t)found;
            return ENT_OK;
        }
        const instruction leaf = {.op = ENT_OP_LEAF,
                                  .low = expression->low,
                                  .high = expression->high,
                                  .option = &program->dispute->options[expression->option]};
        return emit(program, leaf, out);
    }
    instruction next = {.op = expression->op,
                        .low = expression->low,
                        .high = expression->high,
                        .count = expression->child_count};
    ENT_TRY(reserve_operands(program, next.count, &next.first));
    for (size_t i = 0; i < expression->child_count; i++) {
        uint32_t made = 0;
        ENT_TRY(compile(program, expression->children[i], &made));
        program->operands[next.first + i] = made;
    }
    return emit(program, next, out);
}

static ent_status fill(ent_program *program, const ent_expression *const *roots, size_t count)
{
    const ent_allocator *allocator = program->allocator;
    program->name_register =
        ent_memory_zero(allocator, program->dispute->name_count, sizeof *program->name_register);
    program->roots = ent_memory_new(allocator, count, sizeof *program->roots);
    if (program->name_register == NULL || program->roots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        ENT_TRY(compile(program, roots[i], &program->roots[i]));
    }
    program->root_count = count;
    program->registers = ent_memory_new(allocator, program->length, sizeof *program->registers);
    program->planes = ent_memory_new(allocator, program->dispute->key_words, 64 * sizeof(uint64_t));
    program->looks_at = ent_memory_zero(allocator, program->dispute->key_words, sizeof(bool));
    if (program->registers == NULL || program->planes == NULL || program->looks_at == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < program->length; i++) {
        if (program->code[i].op == ENT_OP_LEAF) {
            program->looks_at[program->code[i].option->word] = true;
        }
    }
    return ENT_OK;
}

ent_status ent_program_new(const ent_dispute *dispute, const ent_expression *const *roots,
                           size_t count, ent_program **out)
{
    ent_program *program = ent_memory_zero(&dispute->allocator, 1, sizeof *program);
    if (program == NULL) {
        return ENT_ERROR_MEMORY;
    }
    program->allocator = &dispute->allocator;
    program->dispute = dispute;
    const ent_status status = fill(program, roots, count);
    if (status != ENT_OK) {
        ent_program_free(program);
        return status;
    }
    *out = program;
    return ENT_OK;
}

void ent_program_free(ent_program *program)
{
    if (program != NULL) {
        const ent_allocator *allocator = program->allocator;
        ent_memory_free(allocator, program->code);
        ent_memory_free(allocator, program->operands);
        ent_memory_free(allocator, program->roots);
        ent_memory_free(allocator, program->name_register);
        ent_memory_free(allocator, program->registers);
        ent_memory_free(allocator, program->planes);
        ent_memory_free(allocator, program->looks_at);
        ent_memory_free(allocator, program);
    }
}

size_t ent_program_size(const ent_program *program)
{
    return program->length;
}

bool ent_program_option(const ent_program *program, size_t *at, size_t *option)
{
    for (; *at < program->length; ++*at) {
        if (program->code[*at].op == ENT_OP_LEAF) {
            *option = (size_t)(program->code[*at].option - program->dispute->options);
            ++*at;
            return true;
        }
    }
    return false;
}

/* Bit k: the k-th number is at least `bound`. Numbers and bound take `count` bits at most. */
static uint64_t at_least(const uint64_t *planes, unsigned count, uint64_t bound)
{
    uint64_t greater = 0, equal = ~(uint64_t)0;
    for (unsigned b = count; b-- > 0;) {
        if ((bound >> b & 1) != 0) {
            equal &= planes[b];
        } else {
            greater |= equal & planes[b];
            equal &= ~planes[b];
        }
    }
    return greater | equal;
}

static uint64_t run_count(const instruction *next, const uint32_t *operands,
                          const uint64_t *registers)
{
    uint64_t planes[PLANES] = {0};
    for (size_t i = 0; i < next->count; i++) {
        uint64_t carry = registers[operands[i]];
        for (unsigned b = 0; carry != 0; b++) { /* operands are fewer than 2^PLANES */
            const uint64_t sum = planes[b] ^ carry;
            carry &= planes[b];
            planes[b] = sum;
        }
    }
    return at_least(planes, PLANES, next->low) &
           ~at_least(planes, PLANES, (uint64_t)next->high + 1);
}

static uint64_t run_leaf(const instruction *leaf, const uint64_t *planes)
{
    const ent_option *option = leaf->option;
    const uint64_t *own = planes + option->word * 64 + option->shift;
    if (option->value_count == 2 && leaf->low == leaf->high) {
        return leaf->low == 1 ? own[0] : ~own[0];
    }
    const bool open = leaf->high + 1 >= option->value_count; /* no value is above the range */
    return at_least(own, option->bits, leaf->low) &
           (open ? ~(uint64_t)0 : ~at_least(own, option->bits, leaf->high + 1));
}

/* Turns the keys of up to 64 states over, word by word of those that the program looks at. */
static void turn_keys(ent_program *program, const uint64_t *keys, size_t count)
{
    const size_t words = program->dispute->key_words;
    for (size_t w = 0; w < words; w++) {
        if (!program->looks_at[w]) {
            continue;
        }
        uint64_t *rows = program->planes + w * 64;
        for (size_t k = 0; k < count; k++) {
            rows[k] = keys[k * words + w];
        }
        memset(rows + count, 0, (64 - count) * sizeof *rows);
        ent_bits_turn(rows);
    }
}

static uint64_t run_operator(const instruction *next, const uint32_t *operands,
                             const uint64_t *registers)
{
    uint64_t truth = registers[operands[0]];
    switch (next->op) {
    case ENT_OP_NOT:
        return ~truth;
    case ENT_OP_AND:
        for (size_t i = 1; i < next->count; i++) {
            truth &= registers[operands[i]];
        }
        return truth;
    case ENT_OP_OR:
        for (size_t i = 1; i < next->count; i++) {
            truth |= registers[operands[i]];
        }
        return truth;
    case ENT_OP_IMPLIES:
        return ~truth | registers[operands[1]];
    case ENT_OP_IFF:
        return ~(truth ^ registers[operands[1]]);
    default: /* a count: leaves and names are no operators */
        return run_count(next, operands, registers);
    }
}

void ent_program_run(ent_program *program, const uint64_t *keys, size_t count, uint64_t *results)
{
    const uint64_t live = count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << count) - 1;
    turn_keys(program, keys, count);
    for (size_t i = 0; i < program->length; i++) {
        const instruction *next = &program->code[i];
        program->registers[i] =
            next->op == ENT_OP_LEAF
                ? run_leaf(next, program->planes)
                : run_operator(next, program->operands + next->first, program->registers);
    }
    for (size_t i = 0; i < program->root_count; i++) {
        results[i] = program->registers[program->roots[i]] & live;
    }
}

static uint64_t negated(uint64_t truth)
{
    return (truth & CAN_BE_TRUE) << 1 | (truth & CAN_BE_FALSE) >> 1;
}

/* All children must be able to be true for the conjunction to be; one that can be false suffices. */
static uint64_t conjunction(uint64_t a, uint64_t b)
{
    return (a & b & CAN_BE_TRUE) | ((a | b) & CAN_BE_FALSE);
}

static uint64_t partial_count(const instruction *next, const uint32_t *operands,
                              const uint64_t *registers)
{
    uint64_t surely = 0, possibly = 0;
    for (size_t i = 0; i < next->count; i++) {
        surely += registers[operands[i]] == CAN_BE_TRUE;
        possibly += (registers[operands[i]] & CAN_BE_TRUE) != 0;
    }
    uint64_t truth = 0;
    if (possibly >= next->low && surely <= next->high) {
        truth |= CAN_BE_TRUE;
    }
    if (surely < next->low || possibly > next->high) {
        truth |= CAN_BE_FALSE;
    }
    return truth;
}

static uint64_t partial_operator(const instruction *next, const uint32_t *operands,
                                 const uint64_t *registers)
{
    uint64_t truth = registers[operands[0]];
    switch (next->op) {
    case ENT_OP_NOT:
        return negated(truth);
    case ENT_OP_AND:
        for (size_t i = 1; i < next->count; i++) {
            truth = conjunction(truth, registers[operands[i]]);
        }
        return truth;
    case ENT_OP_OR:
        for (size_t i = 1; i < next->count; i++) {
            truth = negated(conjunction(negated(truth), negated(registers[operands[i]])));
        }
        return truth;
    case ENT_OP_IMPLIES:
        return negated(conjunction(truth, negated(registers[operands[1]])));
    case ENT_OP_IFF: {
        const uint64_t other = registers[operands[1]];
        const uint64_t forward = negated(conjunction(truth, negated(other)));
        const uint64_t back = negated(conjunction(other, negated(truth)));
        return conjunction(forward, back);
    }
    default: /* a count: leaves and names are no operators */
        return partial_count(next, operands, registers);
    }
}

ent_truth ent_program_partial(ent_program *program, const uint64_t *key, const bool *known)
{
    for (size_t i = 0; i < program->length; i++) {
        const instruction *next = &program->code[i];
        if (next->op != ENT_OP_LEAF) {
            program->registers[i] =
                partial_operator(next, program->operands + next->first, program->registers);
        } else if (known[next->option - program->dispute->options]) {
            const uint32_t above = ent_key_value(next->option, key) - next->low;
            program->registers[i] = above <= next->high - next->low ? CAN_BE_TRUE : CAN_BE_FALSE;
        } else {
            program->registers[i] = CAN_BE_TRUE | CAN_BE_FALSE;
        }
    }
    const uint64_t truth = program->registers[program->roots[0]];
    return truth == CAN_BE_TRUE ? ENT_TRUE : truth == CAN_BE_FALSE ? ENT_FALSE : ENT_OPEN;
}
