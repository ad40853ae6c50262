import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#libs/access';
import type { Actor } from '#libs/kernel';
import { IdField } from '#libs/platform';
import { ConfirmBankAccount } from './confirm-bank-account.js';
import { EnterBankAccount } from './enter-bank-account.js';
import { BankAccountInput, WithReason } from './organisation.dto.js';
import { RefuseBankAccount } from './refuse-bank-account.js';
import { WithdrawBankAccount } from './withdraw-bank-account.js';

class EnteredAccountDto {
  @IdField() id!: string;
}

/** Accounts are read with their organisation. */
@ApiTags('organisations')
@Controller('api')
export class BankAccountsController {
  constructor(
    private readonly enterOne: EnterBankAccount,
    private readonly confirmOne: ConfirmBankAccount,
    private readonly refuseOne: RefuseBankAccount,
    private readonly withdrawOne: WithdrawBankAccount,
  ) {}

  @Post('organisations/:id/bank-accounts')
  @Can('bank-account.enter')
  @ApiCreatedResponse({ type: EnteredAccountDto })
  async enterBankAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: BankAccountInput,
  ): Promise<EnteredAccountDto> {
    return { id: await this.enterOne.run(actor, id, input) };
  }

  @Post('bank-accounts/:id/confirm')
  @HttpCode(204)
  @Can('bank-account.confirm')
  @ApiNoContentResponse()
  confirmBankAccount(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.confirmOne.run(actor, id);
  }

  @Post('bank-accounts/:id/refuse')
  @HttpCode(204)
  @Can('bank-account.confirm')
  @ApiNoContentResponse()
  refuseBankAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithReason,
  ): Promise<void> {
    return this.refuseOne.run(actor, id, reason);
  }

  @Post('bank-accounts/:id/withdraw')
  @HttpCode(204)
  @Can('bank-account.withdraw')
  @ApiNoContentResponse()
  withdrawBankAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithReason,
  ): Promise<void> {
    return this.withdrawOne.run(actor, id, reason);
  }
}
