// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/wire/largest_allocation.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

std::size_t largest = 0;

}

void* operator new(std::size_t size)
{
    largest = std::max(largest, size);
    if (void* memory = std::malloc(std::max<std::size_t>(size, 1)))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace labour {

std::size_t largestAllocation()
{
    return largest;
}

void resetLargestAllocation()
{
    largest = 0;
}

}
